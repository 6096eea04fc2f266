import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isConflict } from '@/domain/merge/conflict'
import { importPlan, isSameState } from '@/domain/merge/import-plan'
import { mergeRecords, mergeStates } from '@/domain/merge/merge'
import { stateOf, versionsOf, type RecordState, type RecordVersion } from '@/domain/merge/state'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import type { Answer } from '@/domain/records/answer'
import type { Version } from '@/domain/records/base'
import { KINDS, type CarriedRecords } from '@/domain/records/registry'
import { anAnswer, BINNED_AT, PURGED_AT, recordsWith, versionWith } from './some-records'

type AnswerVersion = RecordVersion<'answers'>
type AnswerState = RecordState<'answers'>

const { id } = anAnswer()
const RUNS = { numRuns: 400 }

/** Few names and low counts, so that all kinds of order come about; among the names some that every object answers to. */
const NAMES = ['a', 'b', 'a/part', 'b/part', 'a/part/part', 'toString', '__proto__']
const version = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 })
  .map((counts): Version => Object.fromEntries(counts))
const record = fc
  .record({
    version,
    note: fc.constantFrom('', 'x', 'y'),
    isPartial: fc.boolean(),
    deletedAt: fc.constantFrom(null, null, BINNED_AT),
    updatedAt: fc.constantFrom(BINNED_AT, PURGED_AT),
  })
  .map(({ note, isPartial, ...fields }): AnswerVersion =>
    versionWith<'answers'>(anAnswer({ ...fields, content: { note }, ...(isPartial && { isPartial }) })),
  )
const tombstone = version.map((of): AnswerVersion => ({ record: null, version: of, purgedAt: PURGED_AT }))
const anyVersion = fc.oneof({ weight: 3, arbitrary: record }, tombstone)
const state = fc.array(anyVersion, { maxLength: 4 }).map((versions) => stateOf('answers', id, versions))

/** Compared as text: `__proto__` may be the name of a replica. */
const text = (value: unknown): string => canonicalJson(value)
const merge = (a: AnswerState, b: AnswerState) => mergeStates('answers', id, a, b)
const recordsOf = ({ main, siblings }: AnswerState): CarriedRecords =>
  recordsWith({ answers: main ? [main] : [], siblings: [...siblings].sort((a, b) => (a.id < b.id ? -1 : 1)) })

/** How many edits under a name were seen, in part or whole; by what is written, without what is under test. */
function seen(of: Version, name: string): number {
  const counts = new Map(Object.entries(of))
  const names = [name, name.replace(/\/part$/, ''), name.replace(/(\/part)+$/, '')]
  return Math.max(...names.map((each) => counts.get(each) ?? 0))
}
function hasSeen(b: Version, a: Version): boolean {
  return Object.entries(a).every(([name, count]) => seen(b, name) >= count)
}
/** Whether nothing that `a` says is lost when only `b` is left. */
function livesOnIn(a: AnswerVersion, b: AnswerVersion): boolean {
  return text(a) === text(b) || (hasSeen(b.version, a.version) && !hasSeen(a.version, b.version))
}

describe('merging two histories of a record', () => {
  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(text(merge(a, b))).toBe(text(merge(b, a)))
      }),
      RUNS,
    )
  })

  it('does not depend on which of three meet first', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(text(merge(merge(a, b), c))).toBe(text(merge(a, merge(b, c))))
      }),
      RUNS,
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(text(merge(a, a))).toBe(text(a))
        expect(text(merge(merge(a, b), b))).toBe(text(merge(a, b)))
      }),
      RUNS,
    )
  })

  it('keeps exactly what has not been overtaken by a version that has seen it', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const [all, kept] = [[...versionsOf(a), ...versionsOf(b)], versionsOf(merge(a, b))]
        for (const each of all) expect(kept.some((other) => livesOnIn(each, other))).toBe(true)
        for (const each of kept) {
          expect(all.map(text)).toContain(text(each))
          expect(kept.filter((other) => livesOnIn(each, other))).toEqual([each])
        }
      }),
      RUNS,
    )
  })

  it('makes records that pass their schema', () => {
    // Zod drops a member called `__proto__`; a file that has one is refused before (`readJson`).
    const plain = state.filter((each) => !text(each).includes('__proto__'))
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const { main, siblings } = merge(a, b)
        const mains = main ? [main] : []
        expect(mains.map((each) => KINDS.answers.schema.parse(each))).toEqual(mains)
        expect(siblings.map((each) => KINDS.siblings.schema.parse(each))).toEqual(siblings)
      }),
    )
  })

  it('asks a person exactly when versions say different things', () => {
    const said = ({ record: answer }: AnswerVersion): string =>
      answer ? `${answer.content.note} ${answer.deletedAt !== null}` : 'deleted'
    fc.assert(
      fc.property(state, state, (a, b) => {
        const versions = versionsOf(merge(a, b))
        expect(isConflict(merge(a, b))).toBe(new Set(versions.map(said)).size > 1)
      }),
      RUNS,
    )
  })
})

describe('merging all records', () => {
  it('does to each what merging it alone does', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(text(mergeRecords(recordsOf(a), recordsOf(b)))).toBe(text(recordsOf(merge(a, b))))
      }),
      RUNS,
    )
  })
})

const shown = ({ main }: RecordState): string =>
  main ? `${(main as Answer).content.note} ${main.deletedAt !== null}` : 'nothing'

describe('the plan of an import', () => {
  it('merges, and a second time changes nothing', () => {
    fc.assert(
      fc.property(state, state, (here, there) => {
        const plan = importPlan(recordsOf(there), () => here)
        expect(plan).toHaveLength(versionsOf(there).length === 0 ? 0 : 1)
        for (const met of plan) {
          expect(text(met.after)).toBe(text(merge(here, there)))
          const [again] = importPlan(recordsOf(there), () => met.after)
          expect(['identical', 'newerHere']).toContain(again?.meeting)
          expect(again && isSameState(again.before, again.after)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('says "newer" and "in conflict" of what changes something to look at, and of nothing else', () => {
    fc.assert(
      fc.property(state, state, (here, there) => {
        for (const { meeting, before, after } of importPlan(recordsOf(there), () => here)) {
          const isSeen = shown(before) !== shown(after)
          const possible = {
            identical: !isSeen,
            newerHere: !isSeen,
            newerThere: isSeen,
            inConflict: isConflict(after),
            new: isSeen && before.siblings.length === 0,
            refused: false,
          }
          expect(possible[meeting]).toBe(true)
        }
      }),
      RUNS,
    )
  })
})
