import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { MIGRATIONS, type Migration } from '@/storage/migrations/migrations'
import { openStorage, type OpenedStorage } from '@/storage/open-storage'
import { newAssessment, testClock, testIds } from '../support/storage-parts'

const level = { state: 'answered', value: 1, naReason: '', note: '' } as const
const next: Migration = { number: MIGRATIONS.length + 1, stores: { meetings: 'id' } }
const upgraded = [...MIGRATIONS, next]

const opened: OpenedStorage[] = []
const names = new Set<string>()
afterEach(async () => {
  for (const storage of opened.splice(0)) storage.close()
  await Promise.all([...names].map((name) => settled(indexedDB.deleteDatabase(name))))
  names.clear()
})

/** Storage as a window of the browser opens it. */
async function openWindow(databaseName: string, migrations?: readonly Migration[]): Promise<OpenedStorage> {
  names.add(databaseName)
  const parts = { clock: testClock(), ids: testIds, databaseName }
  const storage = await openStorage(migrations ? { ...parts, migrations } : parts)
  opened.push(storage)
  return storage
}

/** A window with a begun assessment, in a database that no other test uses. */
async function beginWindow(): Promise<{ name: string; storage: OpenedStorage; sheetId: string }> {
  const name = `test-${crypto.randomUUID()}`
  const storage = await openWindow(name)
  const { sheet } = await storage.assessments.begin(newAssessment)
  return { name, storage, sheetId: sheet.id }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the request failed'))
  })
}

async function rowsOf(name: string): Promise<Record<string, unknown[]>> {
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

describe('in a real browser two windows', () => {
  it('that answer at the same time lose nothing, and count every edit once', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    const items = ['INF-1', 'INF-2', 'INF-3']
    // Eight edits of each item, from both windows at once; values that differ, so that each one is a change.
    const edits = Array.from({ length: 8 }, (_, edit) => edit)
    await Promise.all(
      items.flatMap((item) =>
        edits.map((edit) =>
          (edit % 2 === 0 ? one : two).answers.save(sheetId, item, { ...level, note: `${item} ${edit}` }),
        ),
      ),
    )
    const answers = await one.answers.ofSheet(sheetId)
    expect(answers.map(({ itemId }) => itemId).sort()).toEqual(items)
    expect(answers.map(({ version }) => Object.values(version))).toEqual([[8], [8], [8]])
  })

  it('see what the other one wrote', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    await one.answers.save(sheetId, 'INF-1', { ...level, note: 'ოქმი №7' })
    expect((await two.answers.ofSheet(sheetId)).map(({ content }) => content.note)).toEqual(['ოქმი №7'])
  })
})

describe('in a real browser a newer version', () => {
  it('takes the database away from the older window, which says so and writes nothing more (R11)', async () => {
    const { name, storage: older, sheetId } = await beginWindow()
    await older.answers.save(sheetId, 'INF-1', level)
    let told = 0
    older.onClosedByOther(() => (told += 1))
    const newer = await openWindow(name, upgraded)
    expect(told).toBe(1)
    await expect(older.answers.save(sheetId, 'INF-2', level)).rejects.toMatchObject({ failure: 'closed' })
    await expect(older.assessments.list()).rejects.toMatchObject({ failure: 'closed' })
    expect((await newer.answers.ofSheet(sheetId)).map(({ itemId }) => itemId)).toEqual(['INF-1'])
  })

  it('that finds a window which does not let go is refused at once, with nothing lost', async () => {
    const { name, storage } = await beginWindow()
    storage.close()
    const holding = await settled(indexedDB.open(name))
    onTestFinished(() => holding.close())
    await expect(openWindow(name, upgraded)).rejects.toMatchObject({ failure: 'unavailable' })
    holding.close()
    expect(await (await openWindow(name, upgraded)).assessments.list()).toHaveLength(1)
  })

  it('of the data is refused by older code, and nothing in it changes (R12)', async () => {
    const name = `test-${crypto.randomUUID()}`
    const newer = await openWindow(name, upgraded)
    await newer.assessments.begin(newAssessment)
    newer.close()
    const before = await rowsOf(name)
    await expect(openWindow(name)).rejects.toMatchObject({ failure: 'newerData' })
    expect(await rowsOf(name)).toEqual(before)
    expect(Object.keys(before)).toContain('meetings')
  })

  it('whose upgrade breaks off leaves the old data, and is done at the next start (R10)', async () => {
    const { name, storage } = await beginWindow()
    storage.close()
    const before = await rowsOf(name)
    const broken: Migration = {
      ...next,
      upgrade: async (transaction) => {
        await transaction.table('assessments').clear()
        throw new Error('the power went out')
      },
    }
    await expect(openWindow(name, [...MIGRATIONS, broken])).rejects.toMatchObject({ failure: 'unavailable' })
    expect(await rowsOf(name)).toEqual(before)
    expect(await (await openWindow(name, upgraded)).assessments.list()).toHaveLength(1)
  })
})
