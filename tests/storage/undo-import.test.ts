import { loseAnswer } from '../support/connection-faults'
import { carried, carryOver, importAll, restoreAll } from '../support/carried-records'
import {
  begunStorage,
  fakeStorage,
  fillDiskAtWrite,
  mendFaults,
  putRaw,
  rawRows,
} from '../support/fake-storage'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'
import type { AllRecords } from '@/domain/records/registry'
import { siblingOf } from '@/domain/merge/state'
import type { OpenedStorage } from '@/storage/storage'
import { fullRecords, uuid } from '../fixtures/records'

const DAY = 24 * 60 * 60
const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })
const nothing = Object.fromEntries(
  Object.keys(fullRecords).map((kind) => [kind, []]),
) as unknown as AllRecords
/** The living assessment of the fixture, and its sheet. */
const [livingAssessment, livingSheet] = [uuid(2), uuid(12)]

beforeEach(() => {
  // Dexie says on the console that it tries again.
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

/** A store into which the records of the fixture were imported, and what it held before. */
async function imported(): Promise<{
  storage: OpenedStorage
  databaseName: string
  importId: string
  before: Record<string, unknown[]>
}> {
  const { storage, databaseName } = await begunStorage()
  const before = await rawRows(databaseName)
  const { importId } = await importAll(storage, fullRecords)
  return { storage, databaseName, importId: importId ?? '', before }
}

async function rowsBesideReplica(databaseName: string): Promise<Record<string, unknown[]>> {
  return { ...(await rawRows(databaseName)), replica: [] }
}

describe('undoing an import', () => {
  it('leaves all as it was before, files included, but counts as another replica from then on', async () => {
    const { storage, databaseName, importId, before } = await imported()
    expect(await storage.imports.undo(importId)).toEqual([])
    expect(await rowsBesideReplica(databaseName)).toEqual({ ...before, replica: [] })
    expect((await rawRows(databaseName))['replica']).not.toEqual(before['replica'])
  })

  it('keeps the questionnaire of an assessment that undoing another import brings back', async () => {
    const { storage } = await fakeStorage()
    const there = (await fakeStorage()).storage
    const first = await importAll(storage, fullRecords)
    await restoreAll(there, fullRecords)
    await there.bin.purge({ kind: 'assessments', id: uuid(1) })
    await there.assessments.remove(livingAssessment)
    await there.bin.purge({ kind: 'assessments', id: livingAssessment })
    const second = await carryOver(there, storage)
    expect(await storage.assessments.list()).toEqual([])
    await storage.imports.undo(first.importId ?? '')
    await storage.imports.undo(second.importId ?? '')
    const [assessment] = await storage.assessments.list()
    expect(await storage.questionnaires.get(assessment?.questionnaire.sha256 ?? '')).not.toBeNull()
  })

  it('brings back the versions that stood there, and those beside them', async () => {
    const { storage } = await fakeStorage()
    await restoreAll(storage, fullRecords)
    const before = (await storage.backup.readAll()).records
    const version = { [uuid(901)]: 99, [uuid(902)]: 99, [uuid(903)]: 99, [uuid(904)]: 1 }
    const tombstone = (kind: 'answers' | 'sheets' | 'evidence', id: string) =>
      siblingOf(kind, id, { record: null, version, purgedAt: '2026-03-09T10:00:00.000Z' })
    const file = {
      ...nothing,
      actions: fullRecords.actions.map((action) => ({ ...action, title: 'newer', version })),
      siblings: [
        ...fullRecords.answers.map(({ id }) => tombstone('answers', id)),
        ...fullRecords.evidence.map(({ id }) => tombstone('evidence', id)),
        ...fullRecords.sheets.map(({ id }) => tombstone('sheets', id)),
      ],
    }
    const { importId } = await importAll(storage, file)
    expect((await storage.backup.readAll()).records.answers).toEqual([])
    expect(await storage.imports.undo(importId ?? '')).toEqual([])
    expect((await storage.backup.readAll()).records).toEqual(before)
  })

  it('leaves what was edited since, and says so', async () => {
    const { storage, importId } = await imported()
    const edited = await storage.answers.save(livingSheet, 'INF-1', level(4))
    const kept = await storage.imports.undo(importId)
    expect(kept).toEqual([
      { kind: 'answers', id: edited.id },
      { kind: 'sheets', id: livingSheet },
      { kind: 'assessments', id: livingAssessment },
    ])
    expect(await storage.answers.ofSheet(livingSheet)).toEqual([edited])
    expect((await storage.assessments.list()).map(({ id }) => id)).toContain(livingAssessment)
  })

  it.each<[string, (storage: OpenedStorage) => Promise<unknown>]>([
    ['an answer', (storage) => storage.answers.save(livingSheet, 'INF-9', level(2))],
    [
      'evidence',
      (storage) =>
        storage.evidence.add(
          livingSheet,
          'INF-1',
          { kind: 'other', title: 'ახალი', number: '', date: null, link: '' },
          null,
        ),
    ],
    ['a plan', (storage) => storage.plans.setDroppedProposals(livingAssessment, ['INF-7'])],
    [
      'an update of an action',
      (storage) =>
        storage.plans.addUpdate(uuid(62), {
          date: '2026-05-01',
          status: 'done',
          text: '',
          evidence: '',
          link: '',
        }),
    ],
  ])('never leaves without a home what was added to it since: %s', async (_, addTo) => {
    const { storage, importId } = await imported()
    await addTo(storage)
    const before = (await storage.backup.readAll()).records
    const kept = await storage.imports.undo(importId)
    expect(kept).toContainEqual({ kind: 'assessments', id: livingAssessment })
    const { records } = await storage.backup.readAll()
    expect(records.assessments.map(({ id }) => id)).toContain(livingAssessment)
    // The questionnaire, too, that the assessment was begun with.
    expect(records.questionnaires).toEqual(before.questionnaires)
  })

  it('of the same import a second time, or of one that never was, is refused as missing', async () => {
    const { storage, importId } = await imported()
    await storage.imports.undo(importId)
    for (const gone of [importId, uuid(1)]) {
      await expect(storage.imports.undo(gone)).rejects.toMatchObject({ failure: 'missing' })
    }
    expect(await storage.imports.list()).toEqual([])
  })

  it('takes back a choice that was made with it, whose number is never used for another edit', async () => {
    const here = await begunStorage()
    const { storage: there } = await fakeStorage()
    await here.storage.answers.save(here.sheetId, 'INF-1', level(0))
    await carryOver(here.storage, there)
    const mine = await here.storage.answers.save(here.sheetId, 'INF-1', level(1))
    await there.answers.save(here.sheetId, 'INF-1', level(3))
    const { records } = await there.backup.readAll()
    const choice = { kind: 'answers', id: mine.id, take: 'there' } as const
    const { importId } = await here.storage.imports.add(records, [choice], 'a.kibe')
    // The choice has left the device before it is taken back.
    const { storage: elsewhere } = await fakeStorage()
    await carryOver(here.storage, elsewhere)
    await here.storage.imports.undo(importId ?? '')
    expect(await here.storage.answers.ofSheet(here.sheetId)).toEqual([mine])
    await here.storage.answers.save(here.sheetId, 'INF-1', level(2))
    await carryOver(elsewhere, here.storage)
    const [conflict] = await here.storage.conflicts.list()
    const values = [conflict?.state.main, ...(conflict?.state.siblings ?? []).map(({ record }) => record)]
    expect(values).toHaveLength(2)
    expect(values).toContainEqual(expect.objectContaining({ content: level(2) }))
    expect(values).toContainEqual(expect.objectContaining({ content: level(3) }))
  })

  it('of the earlier of two imports leaves what the later one brought', async () => {
    const { storage } = await fakeStorage()
    const first = await importAll(storage, fullRecords)
    const [action] = fullRecords.actions
    if (!action) throw new Error('no action')
    const newer = { ...action, version: { ...action.version, [uuid(905)]: 1 }, title: 'newer' }
    const second = await importAll(storage, { ...nothing, actions: [newer] })
    expect(await storage.imports.undo(first.importId ?? '')).toEqual([
      { kind: 'actions', id: action.id },
      { kind: 'assessments', id: action.assessmentId },
    ])
    expect((await storage.backup.readAll()).records.actions).toEqual([newer])
    expect(await storage.imports.undo(second.importId ?? '')).toEqual([])
    expect((await storage.backup.readAll()).records.actions).toEqual([action])
  })

  it('leaves what cannot be read any more as it is, and says so', async () => {
    const { storage, databaseName, importId } = await imported()
    const damaged = { id: uuid(62), title: 7, assessmentId: livingAssessment }
    await putRaw(databaseName, 'actions', damaged)
    expect(await storage.imports.undo(importId)).toEqual([
      { kind: 'actions', id: damaged.id },
      { kind: 'assessments', id: livingAssessment },
    ])
    expect((await rawRows(databaseName))['actions']).toEqual([damaged])
  })

  it.each([1, 2])('that fails at write %i changes nothing, and can be tried again', async (nth) => {
    const { storage, databaseName } = await fakeStorage()
    await restoreAll(storage, fullRecords)
    const [action] = fullRecords.actions
    if (!action) throw new Error('no action')
    const newer = { ...action, version: { ...action.version, [uuid(905)]: 1 }, title: 'newer' }
    const { importId } = await importAll(storage, { ...nothing, actions: [newer] })
    const before = await rawRows(databaseName)
    fillDiskAtWrite(nth)
    await expect(storage.imports.undo(importId ?? '')).rejects.toMatchObject({ failure: 'quota' })
    mendFaults()
    expect(await rawRows(databaseName)).toEqual(before)
    expect(await storage.imports.undo(importId ?? '')).toEqual([])
  })

  it('that fails to say that it was done is not done twice, and says what stays', async () => {
    const { storage, importId } = await imported()
    await storage.answers.save(livingSheet, 'INF-1', level(4))
    loseAnswer()
    const kept = await storage.imports.undo(importId)
    expect(kept).toContainEqual({ kind: 'sheets', id: livingSheet })
    expect((await storage.backup.readAll()).records.actions).toEqual([])
  })

  it('is possible for many rows, in however many pages they are kept', async () => {
    const { storage } = await fakeStorage()
    const [answer] = fullRecords.answers
    if (!answer) throw new Error('no answer')
    const answers = Array.from({ length: 601 }, (_, n) => ({
      ...answer,
      id: `${answer.sheetId}/item-${n}`,
      itemId: `item-${n}`,
    }))
    const { importId } = await importAll(storage, { ...nothing, answers })
    expect((await storage.backup.readAll()).records).toEqual(carried({ ...nothing, answers }))
    expect(await storage.imports.undo(importId ?? '')).toEqual([])
    expect((await storage.backup.readAll()).records.answers).toEqual([])
  })
})

describe('imports that can be undone', () => {
  it('are listed newest first, each with its file and how much it changed', async () => {
    const { storage, clock } = await fakeStorage()
    await importAll(storage, { ...nothing, sheets: fullRecords.sheets }, [], 'ერთი.kibe')
    const first = clock.now()
    clock.advance(60)
    await importAll(storage, { ...nothing, plans: fullRecords.plans.slice(0, 1) }, [], 'ორი.kibe')
    expect(await storage.imports.list()).toMatchObject([
      { fileName: 'ორი.kibe', importedAt: clock.now(), changed: 1 },
      { fileName: 'ერთი.kibe', importedAt: first, changed: 2 },
    ])
  })

  it('are forgotten after 30 days, with every page of them', async () => {
    const { storage, clock, databaseName } = await fakeStorage()
    await importAll(storage, { ...nothing, sheets: fullRecords.sheets })
    clock.advance(30 * DAY)
    const { importId } = await importAll(storage, { ...nothing, plans: fullRecords.plans })
    clock.advance(1)
    await storage.bin.purgeExpired()
    expect((await storage.imports.list()).map((entry) => entry.importId)).toEqual([importId])
    const rows = (await rawRows(databaseName))['journals'] as { importId: string }[]
    expect(new Set(rows.map((row) => row.importId))).toEqual(new Set([importId]))
  })
})
