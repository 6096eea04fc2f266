import {
  begunStorage,
  durabilitiesAsked,
  failOpening,
  fakeStorage,
  fillDiskAtWrite,
  freshName,
  loseConnection,
  mendFaults,
  openingsSoFar,
  putRaw,
  rawRows,
} from '../support/fake-storage'
import { carried, restoreAll } from '../support/carried-records'
import { newAssessment, testIds } from '../support/storage-parts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'
import { StorageError } from '@/storage/storage'
import { fullRecords } from '../fixtures/records'

const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })

beforeEach(() => {
  // Dexie says on the console that it tries again.
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

describe('a full disk (R1)', () => {
  it.each([1, 2])('at write %i of a save rejects as quota and leaves all as it was', async (nth) => {
    const { storage, sheetId, databaseName } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level(1))
    const before = await rawRows(databaseName)
    fillDiskAtWrite(nth)
    const saving = storage.answers.save(sheetId, 'INF-1', level(2))
    await expect(saving).rejects.toBeInstanceOf(StorageError)
    await expect(saving).rejects.toMatchObject({ failure: 'quota' })
    mendFaults()
    expect(await rawRows(databaseName)).toEqual(before)
  })
})

describe('a lost connection (R2, R3)', () => {
  it.each(['UnknownError', 'InvalidStateError', 'AbortError'])(
    'with %s is opened again once and the write is done',
    async (name) => {
      const { storage, sheetId } = await begunStorage()
      loseConnection(1, name)
      await storage.answers.save(sheetId, 'INF-1', level(2))
      expect((await storage.answers.ofSheet(sheetId)).map(({ content }) => content)).toEqual([level(2)])
    },
  )

  it('that does not come back rejects every write, and never says that it saved', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    loseConnection(Infinity)
    for (const value of [1, 2]) {
      await expect(storage.answers.save(sheetId, 'INF-1', level(value))).rejects.toBeInstanceOf(StorageError)
    }
    mendFaults()
    expect((await rawRows(databaseName))['answers']).toEqual([])
    await storage.answers.save(sheetId, 'INF-1', level(3))
    expect(await storage.answers.ofSheet(sheetId)).toHaveLength(1)
  })

  it('is opened again once for several writes that it interrupted together', async () => {
    const { storage, sheetId } = await begunStorage()
    const before = openingsSoFar()
    loseConnection(3)
    await Promise.all(
      ['INF-1', 'INF-2', 'INF-3'].map((item) => storage.answers.save(sheetId, item, level(1))),
    )
    expect(await storage.answers.ofSheet(sheetId)).toHaveLength(3)
    expect(openingsSoFar() - before).toBe(1)
  })

  it('after the write was stored but before that was said does not count the edit twice', async () => {
    const { storage, sheetId } = await begunStorage()
    const first = await storage.answers.save(sheetId, 'INF-1', level(1))
    const again = await storage.answers.save(sheetId, 'INF-1', level(1))
    expect(again.version).toEqual(first.version)
  })
})

describe('opening', () => {
  it('that fails once is tried again (R5)', async () => {
    const { storage, databaseName } = await begunStorage()
    storage.close()
    failOpening(1)
    const { storage: reopened } = await fakeStorage({ databaseName })
    expect(await reopened.assessments.list()).toHaveLength(1)
  })

  it('that keeps failing rejects as unavailable and leaves all that is stored (R4)', async () => {
    const { storage, databaseName } = await begunStorage()
    storage.close()
    const before = await rawRows(databaseName)
    failOpening(Infinity)
    await expect(fakeStorage({ databaseName })).rejects.toMatchObject({ failure: 'unavailable' })
    mendFaults()
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it.each<[string, () => unknown]>([
    ['there is no IndexedDB', () => undefined],
    ['the browser forbids to look', () => forbid()],
  ])('is refused as unavailable where %s (R20)', async (_, get) => {
    vi.spyOn(globalThis, 'indexedDB', 'get').mockImplementation(get as () => IDBFactory)
    await expect(fakeStorage()).rejects.toMatchObject({ failure: 'unavailable' })
  })
})

describe('a record that its schema refuses (R21)', () => {
  it('is set aside and named, the rest works, and it is not written over', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    const healthy = await storage.answers.save(sheetId, 'INF-2', level(1))
    const bad = { id: `${sheetId}/INF-1`, sheetId, itemId: 'INF-1', content: 'what is this' }
    await putRaw(databaseName, 'answers', bad)
    expect(await storage.answers.ofSheet(sheetId)).toEqual([healthy])
    expect(await storage.damaged()).toEqual([{ kind: 'answers', id: bad.id }])
    await expect(storage.answers.save(sheetId, 'INF-1', level(2))).rejects.toMatchObject({
      failure: 'damaged',
    })
    expect((await rawRows(databaseName))['answers']).toContainEqual(bad)
  })

  it('is left out of a backup and named there, and comes back from the safety copy', async () => {
    const { storage, databaseName } = await begunStorage()
    await putRaw(databaseName, 'sheets', { id: 'bad' })
    const snapshot = await storage.backup.readAll()
    expect(snapshot.damaged).toEqual([{ kind: 'sheets', id: 'bad' }])
    expect(snapshot.records.sheets.map(({ id }) => id)).not.toContain('bad')
    await restoreAll(storage, fullRecords)
    expect(await storage.damaged()).toEqual([])
    await storage.backup.undoRestore()
    expect(await storage.damaged()).toEqual([{ kind: 'sheets', id: 'bad' }])
  })
})

describe('what is said to be saved', () => {
  it('was asked for with strict durability, for every way of writing', async () => {
    const before = durabilitiesAsked.length
    const { storage, sheetId } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level(1))
    await storage.settings.set('language', 'ka')
    const { answers } = (await storage.backup.readAll()).records
    const stagings = fullRecords.attachments.length
    await restoreAll(storage, fullRecords)
    const { importId } = await storage.imports.add({ ...carried(fullRecords), answers }, [], 'a.kibe')
    await storage.imports.undo(importId ?? '')
    expect(durabilitiesAsked.slice(before)).toEqual(Array.from({ length: 6 + stagings }, () => 'strict'))
  })

  it('is stored the moment it is said', async () => {
    const { storage } = await fakeStorage({ databaseName: 'the-moment', ids: testIds })
    const { assessment } = await storage.assessments.begin(newAssessment)
    expect((await rawRows('the-moment'))['assessments']).toEqual([assessment])
  })
})

function forbid(): never {
  throw new DOMException(`The operation is insecure: ${freshName()}`, 'SecurityError')
}
