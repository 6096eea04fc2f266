// First, so that Dexie finds it.
import 'fake-indexeddb/auto'
import { openStorage, type StorageParts } from '@/storage/open-storage'
import type { OpenedStorage } from '@/storage/storage'
import { newAssessment, testClock, testIds, type TestClock } from './storage-parts'

/** A name no other test uses. */
export function freshName(): string {
  return `test-${crypto.randomUUID()}`
}

/** Opened storage in memory, and the clock it goes by. */
export async function fakeStorage(
  parts: Partial<StorageParts> = {},
): Promise<{ storage: OpenedStorage; clock: TestClock; databaseName: string }> {
  const clock = testClock()
  const databaseName = parts.databaseName ?? freshName()
  const storage = await openStorage({ clock, ids: testIds, ...parts, databaseName })
  return { storage, clock, databaseName }
}

/** Storage with a begun assessment. */
export async function begunStorage(): Promise<
  Awaited<ReturnType<typeof fakeStorage>> & { assessmentId: string; sheetId: string }
> {
  const opened = await fakeStorage()
  const { assessment, sheet } = await opened.storage.assessments.begin(newAssessment)
  return { ...opened, assessmentId: assessment.id, sheetId: sheet.id }
}

/** The bare database below, as its version stands. Close it afterwards. */
export function rawDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not opened'))
  })
}

/** Every row of every table, as it is stored. */
export async function rawRows(name: string): Promise<Record<string, unknown[]>> {
  const database = await rawDatabase(name)
  const tables = [...database.objectStoreNames]
  const transaction = database.transaction(tables)
  const rows = await Promise.all(tables.map((table) => all(transaction.objectStore(table))))
  database.close()
  return Object.fromEntries(tables.map((table, index) => [table, rows[index] ?? []]))
}

function all(store: IDBObjectStore): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const request = store.getAll()
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not read'))
  })
}

/** Puts a row past all checks. */
export async function putRaw(name: string, table: string, row: unknown): Promise<void> {
  const database = await rawDatabase(name)
  const transaction = database.transaction(table, 'readwrite')
  transaction.objectStore(table).put(row)
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  database.close()
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
const begin = IDBDatabase.prototype.transaction
/** What each transaction that can write asked for, since the tests' file began. */
export const durabilitiesAsked: (string | undefined)[] = []
let openingsToFail = 0
let openings = 0
let loss: { left: number; name: string } = { left: 0, name: '' }
let writesUntilFull = Infinity

// For good, and before any database is opened: Dexie holds on to the method that it finds then.
IDBDatabase.prototype.transaction = function (...given) {
  if (given[1] === 'readwrite') durabilitiesAsked.push(given[2]?.durability)
  if (loss.left > 0) {
    loss.left -= 1
    throw new DOMException(
      'Connection to Indexed Database server lost. Refresh the page to try again',
      loss.name,
    )
  }
  return begin.apply(this, given)
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
const put = IDBObjectStore.prototype.put
IDBObjectStore.prototype.put = function (...given) {
  const request = put.apply(this, given)
  const { transaction } = this
  writesUntilFull -= 1
  if (writesUntilFull <= 0) request.addEventListener('success', () => abortAsFull(transaction))
  return request
}

/** What a full disk does when the transaction is written out: it aborts, and the cause lies inside. */
function abortAsFull(transaction: IDBTransaction): void {
  const aborting = transaction as unknown as { _abort(name: string): void }
  aborting._abort('QuotaExceededError')
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
const open = IDBFactory.prototype.open
IDBFactory.prototype.open = function (...given) {
  openings += 1
  if (openingsToFail === 0) return open.apply(this, given)
  openingsToFail -= 1
  throw new DOMException('Internal error opening backing store for indexedDB.open.', 'DataError')
}

/** How often a database was opened so far. */
export function openingsSoFar(): number {
  return openings
}

/** The next `times` attempts to open a database fail. */
export function failOpening(times: number): void {
  openingsToFail = times
}

/** The next `times` transactions cannot begin, as when the browser has lost the connection. */
export function loseConnection(times: number, name = 'UnknownError'): void {
  loss = { left: times, name }
}

/** From the nth write on the disk is full. */
export function fillDiskAtWrite(nth: number): void {
  writesUntilFull = nth
}

/** The disk has room and connections hold. */
export function mendFaults(): void {
  loss = { left: 0, name: '' }
  writesUntilFull = Infinity
  openingsToFail = 0
}
