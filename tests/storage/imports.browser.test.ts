import { afterEach, describe, expect, it, vi } from 'vitest'
import { openStorage, type OpenedStorage } from '@/storage/open-storage'
import { carried, importAll, restoreAll, stageAll } from '../support/carried-records'
import { testClock, testIds } from '../support/storage-parts'
import { fullRecords } from '../fixtures/records'
import { manyRecords } from './many-records'
import type { StopAt } from './stopped-import.worker'

const many = manyRecords()
const opened: OpenedStorage[] = []
const names = new Set<string>()
afterEach(async () => {
  vi.restoreAllMocks()
  for (const storage of opened.splice(0)) storage.close()
  await Promise.all([...names].map((name) => done(indexedDB.deleteDatabase(name))))
  names.clear()
})

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the request failed'))
  })
}

/** Storage as a window of the browser opens it, in a database that no other test uses unless it is named. */
async function openWindow(
  databaseName = `test-${crypto.randomUUID()}`,
): Promise<{ storage: OpenedStorage; databaseName: string }> {
  names.add(databaseName)
  const storage = await openStorage({ clock: testClock(), ids: testIds, databaseName })
  opened.push(storage)
  return { storage, databaseName }
}

describe('in a real browser an import', () => {
  it('of many records and their files gives back exactly these, and undone leaves nothing', async () => {
    const { storage, databaseName } = await openWindow()
    const { importId } = await importAll(storage, many)
    expect((await storage.backup.readAll()).records).toEqual(carried(many))
    for (const { id, bytes } of many.attachments) expect(await storage.backup.bytesOf(id)).toEqual(bytes)
    expect((await importAll(storage, many)).importId).toBeNull()
    const { storage: other } = await openWindow(databaseName)
    expect(await other.imports.undo(importId ?? '')).toEqual([])
    expect((await storage.backup.readAll()).records).toEqual(carried(emptied()))
    expect(await storage.evidence.file(many.attachments[0]?.id ?? '')).toBeNull()
  })

  it.each([1, 300, 606])(
    'whose tab dies at write %i changes nothing, and can be done again (R26)',
    async (nth) => {
      const { storage, databaseName } = await openWindow()
      await restoreAll(storage, { ...fullRecords, answers: [] })
      await stageAll(storage, many)
      const before = (await storage.backup.readAll()).records
      await killImport({ databaseName, nth })
      expect((await storage.backup.readAll()).records).toEqual(before)
      expect(await storage.imports.list()).toEqual([])
      await storage.imports.add(carried(many), [], 'a.kibe')
      expect((await storage.backup.readAll()).records).toEqual(carried(many))
    },
  )

  it('whose transaction the browser aborts is done once, on a new connection', async () => {
    const { storage } = await openWindow()
    await stageAll(storage, many)
    // Dexie says on the console what it stumbled over.
    vi.spyOn(console, 'warn').mockReturnValue()
    vi.spyOn(console, 'trace').mockReturnValue()
    let left = 300
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      const request = put.apply(this, given)
      left -= 1
      if (left === 0) this.transaction.abort()
      return request
    })
    await storage.imports.add(carried(many), [], 'a.kibe')
    expect((await storage.backup.readAll()).records).toEqual(carried(many))
    expect(await storage.imports.list()).toHaveLength(1)
  })

  it('in two windows at once is added once, and nothing is lost', async () => {
    const { storage: one, databaseName } = await openWindow()
    const { storage: two } = await openWindow(databaseName)
    const outcomes = await Promise.all([importAll(one, many), importAll(two, many)])
    expect(outcomes.filter(({ importId }) => importId === null)).toHaveLength(1)
    expect((await two.backup.readAll()).records).toEqual(carried(many))
  })
})

describe('in a real browser a restore', () => {
  it('and its undoing exchange everything, files included', async () => {
    const { storage } = await openWindow()
    await restoreAll(storage, many)
    await restoreAll(storage, emptied())
    expect((await storage.backup.readAll()).records).toEqual(carried(emptied()))
    await storage.backup.undoRestore()
    expect((await storage.backup.readAll()).records).toEqual(carried(many))
    for (const { id, bytes } of many.attachments) expect(await storage.backup.bytesOf(id)).toEqual(bytes)
  })
})

function emptied(): typeof many {
  return Object.fromEntries(Object.keys(many).map((kind) => [kind, []])) as unknown as typeof many
}

/** An import in a tab of its own that is killed at the nth write. */
async function killImport(stopAt: StopAt): Promise<void> {
  const tab = new Worker(new URL('./stopped-import.worker.ts', import.meta.url), { type: 'module' })
  await new Promise<void>((resolve, reject) => {
    tab.onmessage = () => resolve()
    tab.onerror = (event) => reject(new Error(event.message))
    tab.postMessage(stopAt)
  })
  tab.terminate()
}
