import type { Migration } from '@/storage/migrations/migrations'
import { openStorage, type OpenedStorage } from '@/storage/open-storage'
import { newAssessment, testClock, testIds } from './storage-parts'

const opened: OpenedStorage[] = []
const names = new Set<string>()

/** Storage as a window of the browser opens it. */
export async function openWindow(
  databaseName: string,
  migrations?: readonly Migration[],
): Promise<OpenedStorage> {
  names.add(databaseName)
  const parts = { clock: testClock(), ids: testIds, databaseName }
  const storage = await openStorage(migrations ? { ...parts, migrations } : parts)
  opened.push(storage)
  return storage
}

/** A window with a begun assessment, in a database that no other test uses. */
export async function beginWindow(): Promise<{
  name: string
  storage: OpenedStorage
  sheetId: string
  assessmentId: string
}> {
  const name = `test-${crypto.randomUUID()}`
  const storage = await openWindow(name)
  const { assessment, sheet } = await storage.assessments.begin(newAssessment)
  return { name, storage, sheetId: sheet.id, assessmentId: assessment.id }
}

/** Closes all windows and deletes their databases. */
export async function closeWindows(): Promise<void> {
  for (const storage of opened.splice(0)) storage.close()
  await Promise.all([...names].map((name) => settled(indexedDB.deleteDatabase(name))))
  names.clear()
}

/** What the request gives. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the request failed'))
  })
}

/** Every row of every table, as it is stored. */
export async function rowsOf(name: string): Promise<Record<string, unknown[]>> {
  const database = await settled(indexedDB.open(name))
  const tables = [...database.objectStoreNames]
  const transaction = database.transaction(tables)
  // A connection whose transactions have not ended would stay in the way of an upgrade.
  const ended = new Promise((resolve) => (transaction.oncomplete = resolve))
  const rows = await Promise.all(tables.map((table) => settled(transaction.objectStore(table).getAll())))
  await ended
  database.close()
  return Object.fromEntries(tables.map((table, index) => [table, rows[index] ?? []]))
}

/** Puts rows past all checks. */
export async function putRows(name: string, table: string, rows: readonly unknown[]): Promise<void> {
  const database = await settled(indexedDB.open(name))
  const transaction = database.transaction(table, 'readwrite')
  for (const row of rows) transaction.objectStore(table).put(row)
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error ?? new Error('not written'))
  })
  database.close()
}
