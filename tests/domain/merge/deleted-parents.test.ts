import { describe, expect, it } from 'vitest'
import { purged } from '@/domain/merge/conflict'
import { importPlan, type MeetingRecord, type MergeChoice } from '@/domain/merge/import-plan'
import { mergeRecords, statesOf } from '@/domain/merge/merge'
import { UNKNOWN } from '@/domain/merge/state'
import type { CarriedRecords, VersionedKind } from '@/domain/records/registry'
import { uuid } from '../../fixtures/records'
import { anAction, anAnswer, anAssessment, anUpdate, aSheet, BINNED_AT, recordsWith } from './some-records'

const origin = { replica: 'r', now: '2026-05-01T08:00:00.000Z' }
const [first, second] = [anAnswer(), anAnswer({ itemId: 'B' })]
const shared = recordsWith({
  assessments: [anAssessment()],
  sheets: [aSheet()],
  answers: [first, second],
  actions: [anAction()],
  updates: [anUpdate()],
})

/** The same after everything in it was deleted for good. */
function deleted(records: CarriedRecords): CarriedRecords {
  const kinds: VersionedKind[] = ['assessments', 'sheets', 'answers', 'actions', 'updates']
  const siblings = kinds.flatMap((kind) =>
    [...statesOf(kind, records)].flatMap(
      ([id, state]) => purged(kind, id, state, { replica: 'a', now: BINNED_AT }).siblings,
    ),
  )
  return recordsWith({ siblings })
}

function plan(there: CarriedRecords, here: CarriedRecords, ...choices: MergeChoice[]): MeetingRecord[] {
  return importPlan(there, (kind, id) => statesOf(kind, here).get(id) ?? UNKNOWN, choices, origin)
}

/** The ids of what stands in the tables afterwards. */
const standing = (all: MeetingRecord[]): string[] =>
  all.filter(({ after }) => after.main).map(({ kind, id }) => `${kind}/${id}`)
const everything = [
  `assessments/${uuid(1)}`,
  `sheets/${uuid(11)}`,
  `answers/${first.id}`,
  `answers/${second.id}`,
  `actions/${uuid(61)}`,
  `updates/${uuid(71)}`,
]
const meetings = (all: MeetingRecord[]): Record<string, string> =>
  Object.fromEntries(all.map(({ kind, id, meeting }) => [`${kind}/${id}`, meeting]))

const edit = { ...first, version: { a: 1, b: 1 }, content: { ...first.content, note: 'edited there' } }
const added = anAnswer({ itemId: 'C', version: { b: 1 } })
const withEdit = { ...shared, answers: [edit, second] }
const withAnswer = { ...shared, answers: [first, second, added] }
const assessment = { kind: 'assessments', id: uuid(1) } as const
const answer = { kind: 'answers', id: first.id } as const

describe('an assessment that was deleted here for good', () => {
  const here = deleted(shared)

  it('stays so when an older file comes', () => {
    const all = plan(shared, here)
    expect(standing(all)).toEqual([])
    expect(new Set(all.map(({ meeting }) => meeting))).toEqual(new Set(['newerHere']))
  })

  it('is asked about when something in it was edited there', () => {
    expect(meetings(plan(withEdit, here))).toMatchObject({
      [`assessments/${uuid(1)}`]: 'inConflict',
      [`sheets/${uuid(11)}`]: 'inConflict',
      [`answers/${first.id}`]: 'inConflict',
      [`answers/${second.id}`]: 'newerHere',
      [`actions/${uuid(61)}`]: 'newerHere',
    })
  })

  it('is asked about when something was added there, which could not be shown without it', () => {
    expect(meetings(plan(withAnswer, here))).toMatchObject({
      [`assessments/${uuid(1)}`]: 'inConflict',
      [`sheets/${uuid(11)}`]: 'inConflict',
      [`answers/${added.id}`]: 'new',
    })
  })

  it('is not asked about for the sake of what lies in the bin', () => {
    const binned = { ...shared, answers: [{ ...added, deletedAt: BINNED_AT }] }
    expect(meetings(plan(binned, here))).toMatchObject({ [`assessments/${uuid(1)}`]: 'newerHere' })
  })

  it('keeps what was edited there as merging does, when nothing is chosen', () => {
    const { siblings } = mergeRecords(here, withEdit)
    const after = plan(withEdit, here).flatMap((met) => met.after.siblings)
    expect(after.map(({ id }) => id).sort()).toEqual(siblings.map(({ id }) => id).sort())
    expect(standing(plan(withEdit, here))).toEqual([`answers/${first.id}`])
  })

  it.each([assessment, answer])(
    'comes back with all that is in it when the file is chosen for $kind',
    (key) => {
      const all = plan(withEdit, here, { ...key, take: 'there' })
      expect(standing(all)).toEqual(everything)
      for (const { after } of all.filter(({ kind }) => kind !== 'answers')) {
        expect(after.siblings).toEqual([])
        expect(after.main?.version).toEqual({ a: 2, r: 1 })
      }
    },
  )

  it('comes back without what was chosen to stay deleted', () => {
    const all = plan(withEdit, here, { ...assessment, take: 'there' }, { ...answer, take: 'here' })
    expect(standing(all)).toEqual(everything.filter((key) => key !== `answers/${first.id}`))
  })

  it('stays deleted with what was edited or added in it, when that is chosen', () => {
    for (const file of [withEdit, withAnswer]) {
      const all = plan(file, here, { ...assessment, take: 'here' })
      expect(standing(all)).toEqual([])
      // And so everywhere.
      const written = recordsWith({ siblings: all.flatMap(({ after }) => after.siblings) })
      expect(standing(plan(file, written))).toEqual([])
      expect(mergeRecords(written, file).answers).toEqual([])
    }
  })

  it('comes back when one thing in it is to be kept, whatever was chosen for it', () => {
    const all = plan(withEdit, here, { ...assessment, take: 'here' }, { ...answer, take: 'there' })
    expect(standing(all)).toContain(`assessments/${uuid(1)}`)
    expect(standing(all)).toContain(`sheets/${uuid(11)}`)
    expect(standing(all)).toContain(`answers/${first.id}`)
  })

  it('leaves alone what belongs to another assessment', () => {
    const other = { sheets: [aSheet(), aSheet({ id: uuid(12), assessmentId: uuid(2) })] }
    const all = plan({ ...withEdit, ...other }, here, { ...assessment, take: 'there' })
    expect(meetings(all)).toMatchObject({ [`sheets/${uuid(12)}`]: 'new' })
    expect(standing(all)).toContain(`sheets/${uuid(12)}`)
  })
})

describe('an assessment that was deleted there for good', () => {
  const there = deleted(shared)

  it('goes here as well when nothing in it was edited here', () => {
    expect(standing(plan(there, shared))).toEqual([])
    expect(meetings(plan(there, shared))).toMatchObject({ [`assessments/${uuid(1)}`]: 'newerThere' })
  })

  it('is asked about, and stays whole when what stands here is chosen', () => {
    expect(meetings(plan(there, withEdit))).toMatchObject({ [`assessments/${uuid(1)}`]: 'inConflict' })
    expect(standing(plan(there, withEdit, { ...answer, take: 'here' }))).toEqual(everything)
    expect(standing(plan(there, withEdit, { ...assessment, take: 'here' }))).toEqual(everything)
  })
})

describe('an action that was deleted here for good', () => {
  it('comes back with its updates, and leaves the rest as it is', () => {
    const { siblings } = deleted({ ...shared, assessments: [], sheets: [], answers: [] })
    const here = { ...shared, actions: [], updates: [], siblings }
    const file = { ...shared, updates: [anUpdate(), anUpdate({ id: uuid(72), version: { b: 1 } })] }
    const all = plan(file, here, { kind: 'updates', id: uuid(71), take: 'there' })
    expect(standing(all)).toEqual([...everything, `updates/${uuid(72)}`])
    expect(all.find(({ kind }) => kind === 'assessments')?.after.main).toEqual(anAssessment())
  })
})

describe('an action that was deleted here by itself', () => {
  it('stays so when another version of its assessment is chosen', () => {
    const { siblings } = deleted({ ...shared, assessments: [], sheets: [], answers: [] })
    const renamed = anAssessment({ version: { a: 2 }, wave: 'here' })
    const here = { ...shared, assessments: [renamed], actions: [], updates: [], siblings }
    const file = { ...shared, assessments: [anAssessment({ version: { a: 1, b: 1 }, wave: 'there' })] }
    const all = plan(file, here, { ...assessment, take: 'there' })
    expect(all.find(({ kind }) => kind === 'assessments')?.after.main).toMatchObject({ wave: 'there' })
    expect(standing(all)).toEqual(everything.slice(0, 4))
  })
})
