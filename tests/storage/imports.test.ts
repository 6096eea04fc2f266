import { loseAnswer } from '../support/connection-faults'
import { carried, carryOver, importAll, restoreAll, stageAll } from '../support/carried-records'
import {
  begunStorage,
  fakeStorage,
  fillDiskAtWrite,
  loseConnection,
  mendFaults,
  putRaw,
  rawRows,
} from '../support/fake-storage'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, AnswerContent } from '@/domain/records/answer'
import type { AllRecords } from '@/domain/records/registry'
import type { StoredQuestionnaire } from '@/domain/records/stored-questionnaire'
import { siblingOf } from '@/domain/merge/state'
import { StorageError, type OpenedStorage } from '@/storage/storage'
import { fullRecords, uuid } from '../fixtures/records'

const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })
const nothing = Object.fromEntries(
  Object.keys(fullRecords).map((kind) => [kind, []]),
) as unknown as AllRecords

beforeEach(() => {
  // Dexie says on the console that it tries again.
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

/** Two devices that know the same assessment with one answer, and its ids. */
async function twoDevices() {
  const here = await begunStorage()
  const there = await fakeStorage()
  await here.storage.answers.save(here.sheetId, 'INF-1', level(0))
  await carryOver(here.storage, there.storage)
  const { sheetId, assessmentId } = here
  return { here: here.storage, there: there.storage, sheetId, assessmentId, hereName: here.databaseName }
}

async function valuesOf(storage: OpenedStorage, sheetId: string): Promise<unknown[]> {
  return (await storage.answers.ofSheet(sheetId)).map(({ content }) => content.value)
}

/** How often something was written or deleted while this ran. */
async function writesDuring(run: () => Promise<unknown>): Promise<number> {
  const spies = (['put', 'delete', 'clear'] as const).map((name) => vi.spyOn(IDBObjectStore.prototype, name))
  await run()
  const writes = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  for (const spy of spies) spy.mockRestore()
  return writes
}

describe('an import', () => {
  it('into an empty store finds all of it new, and writes nothing into the records', async () => {
    const { storage, databaseName, clock } = await fakeStorage()
    const { importId, plan } = await importAll(storage, fullRecords)
    expect((await storage.backup.readAll()).records).toEqual(carried(fullRecords))
    expect(plan.filter(({ after }) => after.main).map(({ meeting }) => meeting)).not.toContain('identical')
    const changed = plan.length + fullRecords.questionnaires.length
    const entry = { importId, importedAt: clock.now(), fileName: 'ფაილი.kibe', changed }
    expect(await storage.imports.list()).toEqual([entry])
    expect((await rawRows(databaseName))['answers']).toEqual(carried(fullRecords).answers)
  })

  it('that is previewed changes nothing, and does what the preview said', async () => {
    const { here, there, sheetId, hereName } = await twoDevices()
    await there.answers.save(sheetId, 'INF-1', level(3))
    const { records } = await there.backup.readAll()
    const before = await rawRows(hereName)
    const preview = await here.imports.preview(records)
    expect(await rawRows(hereName)).toEqual(before)
    expect((await here.imports.add(records, [], 'a.kibe')).plan).toEqual(preview)
  })

  it('of the same file again writes nothing at all, and leaves nothing to undo', async () => {
    const { storage, databaseName } = await fakeStorage()
    await importAll(storage, fullRecords)
    const before = await rawRows(databaseName)
    let importId: string | null = ''
    const writes = await writesDuring(async () => {
      importId = (await storage.imports.add(carried(fullRecords), [], 'b.kibe')).importId
    })
    expect(writes).toBe(0)
    expect(importId).toBeNull()
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('takes what is newer there, and leaves what is newer here', async () => {
    const { here, there, sheetId } = await twoDevices()
    await there.answers.save(sheetId, 'INF-1', level(3))
    await here.answers.save(sheetId, 'INF-2', level(1))
    await carryOver(here, there)
    await here.answers.save(sheetId, 'INF-2', level(2))
    const { plan } = await carryOver(there, here)
    expect(await valuesOf(here, sheetId)).toEqual([3, 2])
    const met = plan.filter(({ kind }) => kind === 'answers').map(({ meeting }) => meeting)
    expect(met).toEqual(['newerThere', 'newerHere'])
  })

  it('writes only what changed', async () => {
    const { here, there, sheetId } = await twoDevices()
    await there.answers.save(sheetId, 'INF-1', level(3))
    const { records } = await there.backup.readAll()
    // The answer, its revision, and what is needed to undo both: a head and two pages.
    expect(await writesDuring(() => here.imports.add(records, [], 'a.kibe'))).toBe(5)
  })

  it.each([
    ['here', 1],
    ['there', 3],
  ] as const)('of what was edited on both sides keeps both, until %s is chosen', async (take, value) => {
    const { here, there, sheetId } = await twoDevices()
    await here.answers.save(sheetId, 'INF-1', level(1))
    await there.answers.save(sheetId, 'INF-1', level(3))
    const [answer] = await here.answers.ofSheet(sheetId)
    const { records } = await there.backup.readAll()
    const choice = { kind: 'answers', id: answer?.id ?? '', take } as const
    const { plan } = await here.imports.add(records, [choice], 'a.kibe')
    expect(plan.find(({ kind }) => kind === 'answers')?.meeting).toBe('inConflict')
    expect(await valuesOf(here, sheetId)).toEqual([value])
    expect(await here.conflicts.list()).toEqual([])
    // The choice has seen both, so the other device takes it over without asking again.
    await carryOver(here, there)
    expect(await valuesOf(there, sheetId)).toEqual([value])
  })

  it('whose files were not staged is refused as missing and changes nothing', async () => {
    const { storage, databaseName } = await begunStorage()
    const before = await rawRows(databaseName)
    await expect(storage.imports.add(carried(fullRecords), [], 'a.kibe')).rejects.toMatchObject({
      failure: 'missing',
    })
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('keeps the files of what it took, and releases those of what it did not take', async () => {
    const { storage, databaseName } = await fakeStorage()
    const [evidence] = fullRecords.evidence
    await putRaw(databaseName, 'evidence', { id: evidence?.id, title: 'damaged' })
    await importAll(storage, fullRecords)
    const kept = ((await rawRows(databaseName))['attachments'] as { id: string }[]).map(({ id }) => id)
    expect(kept).toEqual([fullRecords.attachments[1]?.id])
  })
})

describe('what cannot be read here', () => {
  it.each([
    ['the record', 'answers', (answer: Answer) => ({ ...answer, content: 'what is this' })],
    ['a version beside it', 'siblings', (answer: Answer) => ({ id: `answers/${answer.id}/x`, record: 7 })],
  ])('is never written over: %s', async (_, table, damaged) => {
    const { storage, databaseName } = await fakeStorage()
    await restoreAll(storage, fullRecords)
    const [answer] = fullRecords.answers
    if (!answer) throw new Error('no answer')
    await putRaw(databaseName, table, damaged(answer))
    const before = await rawRows(databaseName)
    const newer = { ...answer, version: { ...answer.version, [uuid(999)]: 1 }, content: level(4) }
    const { plan, importId } = await importAll(storage, { ...nothing, answers: [newer] })
    expect(plan.map(({ meeting }) => meeting)).toEqual(['refused'])
    expect(importId).toBeNull()
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('is left as it is also where it is a questionnaire', async () => {
    const { storage, databaseName } = await fakeStorage()
    const damaged = { id: fullRecords.questionnaires[0]?.id, document: 7 }
    await putRaw(databaseName, 'questionnaires', damaged)
    await importAll(storage, fullRecords)
    expect((await rawRows(databaseName))['questionnaires']).toEqual([damaged])
  })
})

describe('a questionnaire', () => {
  const [kept] = fullRecords.questionnaires as [StoredQuestionnaire]
  const earlier = { ...kept, createdAt: '2020-01-01T00:00:00.000Z' }

  it.each([
    ['as they come', [kept, earlier]],
    ['the other way round', [earlier, kept]],
  ])('that two devices kept apart is the same on every device, %s', async (_, questionnaires) => {
    const { storage } = await fakeStorage()
    for (const each of questionnaires) await importAll(storage, { ...nothing, questionnaires: [each] })
    expect((await storage.backup.readAll()).records.questionnaires).toEqual([earlier])
  })
})

describe('an import that fails', () => {
  it.each([1, 2, 7, 12, 20, 28])('at write %i for want of space leaves all as it was (R26)', async (nth) => {
    const { storage, databaseName } = await begunStorage()
    await stageAll(storage, fullRecords)
    const before = await rawRows(databaseName)
    fillDiskAtWrite(nth)
    const adding = storage.imports.add(carried(fullRecords), [], 'a.kibe')
    await expect(adding).rejects.toMatchObject({ failure: 'quota' })
    mendFaults()
    expect(await rawRows(databaseName)).toEqual(before)
    expect(await storage.imports.list()).toEqual([])
  })

  it.each([1, 9, 28])('at write %i because the connection died is done once, on a new one', async (nth) => {
    const { storage } = await begunStorage()
    await stageAll(storage, fullRecords)
    killConnectionAtWrite(nth)
    await storage.imports.add(carried(fullRecords), [], 'a.kibe')
    const { records } = await storage.backup.readAll()
    expect(records.answers).toEqual(carried(fullRecords).answers)
    expect(await storage.imports.list()).toHaveLength(1)
  })

  it('because the connection does not come back changes nothing', async () => {
    const { storage, databaseName } = await begunStorage()
    await stageAll(storage, fullRecords)
    const before = await rawRows(databaseName)
    loseConnection(Infinity)
    await expect(storage.imports.add(carried(fullRecords), [], 'a.kibe')).rejects.toBeInstanceOf(StorageError)
    mendFaults()
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('to say that it was done is not done twice, and says what it did', async () => {
    const { storage } = await fakeStorage()
    await stageAll(storage, fullRecords)
    const preview = await storage.imports.preview(carried(fullRecords))
    loseAnswer()
    const { plan, importId } = await storage.imports.add(carried(fullRecords), [], 'a.kibe')
    expect(plan).toEqual(preview)
    expect((await storage.imports.list()).map((each) => each.importId)).toEqual([importId])
    expect((await storage.backup.readAll()).records).toEqual(carried(fullRecords))
  })
})

describe('two windows', () => {
  it('that import at the same time lose nothing, and add it once', async () => {
    const { storage: one, databaseName } = await fakeStorage()
    const { storage: two } = await fakeStorage({ databaseName })
    const outcomes = await Promise.all([importAll(one, fullRecords), importAll(two, fullRecords)])
    expect(outcomes.filter(({ importId }) => importId === null)).toHaveLength(1)
    expect((await one.backup.readAll()).records).toEqual(carried(fullRecords))
  })

  it('of which one imports while the other edits keep both what was edited and what came', async () => {
    const { here, there, sheetId, hereName } = await twoDevices()
    const { storage: window } = await fakeStorage({ databaseName: hereName })
    await there.answers.save(sheetId, 'INF-2', level(3))
    const { records } = await there.backup.readAll()
    await Promise.all([
      here.imports.add(records, [], 'a.kibe'),
      window.answers.save(sheetId, 'INF-1', level(4)),
    ])
    expect(await valuesOf(here, sheetId)).toEqual([4, 3])
  })
})

describe('after an import', () => {
  it('an edit of the shown version never hides the other one', async () => {
    const { here, there, sheetId } = await twoDevices()
    await here.answers.save(sheetId, 'INF-1', level(1))
    await there.answers.save(sheetId, 'INF-1', level(3))
    await carryOver(here, there)
    await carryOver(there, here)
    // Both show the same version, so on one of the devices it is the other one’s, and its own stands beside it.
    for (const device of [here, there]) {
      const [before] = await device.conflicts.list()
      await device.answers.save(sheetId, 'INF-1', level(4))
      const { records } = await device.backup.readAll()
      const { storage: third } = await fakeStorage()
      await third.imports.add(records, [], 'a.kibe')
      const [after] = await third.conflicts.list()
      expect(after?.state.siblings).toEqual(before?.state.siblings)
      expect(await valuesOf(third, sheetId)).toEqual([4])
    }
  })

  it('an answer given anew where one was deleted for good stays, whatever file comes', async () => {
    const { storage, databaseName } = await fakeStorage()
    await restoreAll(storage, fullRecords)
    const answer = fullRecords.answers[2]
    if (!answer) throw new Error('no answer')
    const tombstone = siblingOf('answers', answer.id, {
      record: null,
      version: { ...answer.version, [uuid(904)]: 2 },
      purgedAt: '2026-03-08T10:00:00.000Z',
    })
    await importAll(storage, { ...nothing, siblings: [tombstone] })
    expect((await rawRows(databaseName))['answers']).not.toContainEqual(answer)
    await storage.answers.save(answer.sheetId, answer.itemId, level(2))
    await importAll(storage, { ...nothing, answers: [answer], siblings: [tombstone] })
    const saved = (await storage.answers.ofSheet(answer.sheetId)).find(({ id }) => id === answer.id)
    expect(saved?.content).toEqual(level(2))
    const open = await storage.conflicts.list()
    expect(open.map(({ id }) => id)).not.toContain(answer.id)
  })
})

/** The nth write finds that the browser has closed the connection; the next connection holds. */
function killConnectionAtWrite(nth: number): void {
  let left = nth
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    const request = put.apply(this, given)
    left -= 1
    if (left === 0) this.transaction.abort()
    return request
  })
}
