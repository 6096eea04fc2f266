import { describe, expect, it } from 'vitest'
import { importPlan, isSameState, type Meeting } from '@/domain/merge/import-plan'
import { mergeStates, statesOf } from '@/domain/merge/merge'
import { MAX_VERSIONS, siblingOf, UNKNOWN, type RecordState } from '@/domain/merge/state'
import { nextVersion } from '@/domain/merge/versions'
import type { Answer } from '@/domain/records/answer'
import { partialOf } from '@/domain/records/partial'
import type { CarriedRecords } from '@/domain/records/registry'
import { uuid } from '../../fixtures/records'
import {
  anAnswer,
  anAssessment,
  answerState,
  aSheet,
  aTombstone,
  BINNED_AT,
  recordsWith,
  versionWith,
} from './some-records'

const { id } = anAnswer()

/** The records of one state of the answer to item `A`. */
function answerIn({ main, siblings }: RecordState<'answers'>): CarriedRecords {
  return recordsWith({ answers: main ? [main] : [], siblings: [...siblings] })
}

function meetingOf(here: RecordState<'answers'>, there: RecordState<'answers'>) {
  const plan = importPlan(answerIn(there), () => here)
  expect(plan).toHaveLength(1)
  const [met] = plan
  if (!met) throw new Error('not in the plan')
  return met
}

const one = anAnswer({ version: { a: 1 }, content: { value: 1, note: 'one' } })
const next = anAnswer({ version: { a: 1, b: 1 }, content: { value: 2, note: 'next' } })
const other = anAnswer({ version: { c: 1 }, content: { value: 3, note: 'other' } })
const partial = partialOf('answers', one, ['notes'])
const editedPartial: Answer = {
  ...partial,
  version: nextVersion(partial.version, 'p'),
  content: { ...partial.content, value: 4 },
}
const sameAgain: Answer = { ...one, version: { a: 1, b: 2 } }
const sameElsewhere: Answer = { ...one, version: { c: 1 } }
const gone = aTombstone({ a: 2 })
const none = answerState()

describe('a record of a file is', () => {
  it.each<[Meeting, string, RecordState<'answers'>, RecordState<'answers'>]>([
    ['new', 'is not known here', none, answerState(one)],
    ['new', 'is not known here, and in the bin there', none, answerState({ ...one, deletedAt: BINNED_AT })],
    ['new', 'is not known here, and in conflict there', none, answerState(one, other)],
    ['identical', 'is stored here', answerState(one), answerState(one)],
    ['identical', 'says the same after more edits', answerState(one), answerState(sameAgain)],
    ['identical', 'was edited here and there to say the same', answerState(one), answerState(sameElsewhere)],
    ['identical', 'is in the same conflict', answerState(one, other), answerState(one, other)],
    ['identical', 'is one side of the conflict here', answerState(one, other), answerState(other)],
    ['identical', 'was deleted for good here and there', answerState(gone), answerState(gone)],
    ['identical', 'was deleted for good there, and never known here', none, answerState(gone)],
    ['newerHere', 'has been edited here since', answerState(next), answerState(one)],
    ['newerHere', 'was shared with something left out', answerState(one), answerState(partial)],
    ['newerHere', 'was deleted for good here', answerState(gone), answerState(one)],
    ['newerThere', 'has been edited there since', answerState(one), answerState(next)],
    [
      'newerThere',
      'was put into the bin there',
      answerState(one),
      answerState({ ...next, deletedAt: BINNED_AT }),
    ],
    ['newerThere', 'was deleted for good there', answerState(one), answerState(gone)],
    ['newerThere', 'is the whole of what is partial here', answerState(partial), answerState(one)],
    [
      'newerThere',
      'holds the choice of a person',
      answerState(one, other),
      answerState(anAnswer({ version: { a: 1, c: 1, b: 1 } })),
    ],
    ['inConflict', 'was edited here and there', answerState(one), answerState(other)],
    [
      'inConflict',
      'was edited there after something was left out',
      answerState(one),
      answerState(editedPartial),
    ],
    ['inConflict', 'was edited there and deleted for good here', answerState(gone), answerState(next)],
    ['inConflict', 'was edited here and deleted for good there', answerState(next), answerState(gone)],
    [
      'inConflict',
      'says something else under the same version',
      answerState(one),
      answerState({ ...next, version: { a: 1 } }),
    ],
  ])('%s when it %s', (meeting, _, here, there) => {
    const met = meetingOf(here, there)
    expect(met.meeting).toBe(meeting)
    expect(met.before).toBe(here)
    expect(met.after).toEqual(mergeStates('answers', id, here, there))
    // A second time there is nothing new in it.
    const again = meetingOf(met.after as RecordState<'answers'>, there)
    expect(['identical', 'newerHere']).toContain(again.meeting)
    expect(isSameState(again.before, again.after)).toBe(true)
  })

  it('refused when another thing stands here under its id', () => {
    const foreign = recordsWith({ sheets: [aSheet({ assessmentId: uuid(2), version: { z: 9 } })] })
    const here: RecordState<'sheets'> = { main: aSheet(), siblings: [] }
    const [met] = importPlan(foreign, () => here, [{ kind: 'sheets', id: uuid(11), take: 'there' }])
    expect(met).toMatchObject({ meeting: 'refused', before: here, after: here })
  })

  it('refused when another thing stands beside it, here or in the file itself', () => {
    const foreign = aSheet({ assessmentId: uuid(2), version: { z: 9 } })
    const beside = siblingOf('sheets', uuid(11), versionWith<'sheets'>(foreign))
    const file = recordsWith({ sheets: [aSheet()], siblings: [beside] })
    for (const here of [UNKNOWN, { main: aSheet(), siblings: [] }]) {
      const [met] = importPlan(file, () => here)
      expect(met).toMatchObject({ meeting: 'refused', before: here, after: here })
    }
  })

  it('refused when there are more versions of it than devices make', () => {
    const versions = Array.from({ length: MAX_VERSIONS + 1 }, (_, n) => ({
      ...one,
      version: { [`r${n}`]: 1 },
    }))
    const [all, some] = [answerState(...versions), answerState(...versions.slice(1))]
    expect(meetingOf(none, all).meeting).toBe('refused')
    expect(meetingOf(none, some).meeting).toBe('new')
    expect(meetingOf(some, some).meeting).toBe('identical')
    expect(meetingOf(some, answerState(next, other)).meeting).toBe('refused')
  })
})

describe('the plan of an import', () => {
  it('lists what belongs to something after that', () => {
    const file = recordsWith({ answers: [anAnswer()], sheets: [aSheet()], assessments: [anAssessment()] })
    expect(importPlan(file, () => UNKNOWN).map(({ kind }) => kind)).toEqual([
      'assessments',
      'sheets',
      'answers',
    ])
  })

  it('holds a new record as it is in the file', () => {
    const file = recordsWith({ answers: [one] })
    const [met] = importPlan(file, () => UNKNOWN)
    expect(met?.after.main).toBe(one)
  })

  it('takes nothing for known because its name is one that every object has', () => {
    const named = anAnswer({ itemId: '__proto__' })
    const file = recordsWith({ answers: [named] })
    expect([...statesOf('answers', file).keys()]).toEqual([named.id])
    expect(importPlan(file, () => UNKNOWN)).toHaveLength(1)
  })
})

describe('a choice', () => {
  const origin = { replica: 'r', now: '2026-05-01T08:00:00.000Z' }
  const take = (side: 'here' | 'there', here: RecordState<'answers'>, there: RecordState<'answers'>) =>
    importPlan(answerIn(there), () => here, [{ kind: 'answers', id, take: side }], origin)[0]?.after

  it.each([
    ['here', one],
    ['there', other],
  ] as const)('for what stands %s descends from both sides', (side, chosen) => {
    const after = take(side, answerState(one), answerState(other))
    expect(after?.siblings).toEqual([])
    expect(after?.main).toEqual({ ...chosen, version: { a: 1, c: 1, r: 1 }, updatedAt: origin.now })
  })

  it('brings back from the file what was deleted here for good, although nothing newer is in it', () => {
    expect(take('there', answerState(gone), answerState(one))?.main).toMatchObject({
      content: one.content,
      version: { a: 2, r: 1 },
    })
  })

  it('for what is said already is no edit', () => {
    expect(take('there', answerState(one), answerState(one))).toEqual(answerState(one))
    expect(take('there', none, answerState(one))).toEqual(answerState(one))
  })

  it('for what is not there changes nothing', () => {
    expect(take('here', none, answerState(one))).toEqual(answerState(one))
    const file = recordsWith({ answers: [one] })
    expect(importPlan(file, () => UNKNOWN, [{ kind: 'answers', id: 'none', take: 'there' }])).toHaveLength(1)
  })
})
