import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edited, isConflict } from '@/domain/merge/conflict'
import { mergeRecords, statesOf } from '@/domain/merge/merge'
import { UNKNOWN, versionsOf, type RecordState } from '@/domain/merge/state'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import { decisionId, handsId, priorityVoteId } from '@/domain/records/derived-id'
import type { CarriedRecords, RecordTypes, VersionedKind } from '@/domain/records/registry'
import { arrivalBoard } from '@/domain/workshop/arrivals'
import { groupReadings } from '@/domain/workshop/group'
import { aContext } from '../../support/questionnaires'
import { recordsWith, template } from '../merge/some-records'
import { aBallot, ASSESSMENT, ladders } from './workshop-parts'

const questionnaire = ladders('I', 'J')
const NOTHING = recordsWith({})
/** Nobody shares the first; the last is typed on every device. */
const CODES = ['2718', '3141', '5926'] as const
const DAY = 86_400_000

/** Somebody does something on a device, whose clock may be three days off. */
interface Step {
  readonly device: number
  readonly kind: 'ballots' | 'hands' | 'decisions' | 'priorityVotes'
  readonly code: number
  readonly value: number
  readonly clock: number
}

const someStep: fc.Arbitrary<Step> = fc.record({
  device: fc.nat(2),
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constant('ballots' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('hands' as const, 'decisions' as const, 'priorityVotes' as const),
    },
  ),
  code: fc.nat(2),
  value: fc.nat(4),
  clock: fc.integer({ min: -3 * DAY, max: 3 * DAY }),
})
const someSteps = fc.array(someStep, { minLength: 1, maxLength: 10 })

function at(clock: number): string {
  return new Date(Date.UTC(2026, 2, 4) + clock).toISOString()
}

function recordOf({ kind, code, value, clock }: Step): RecordTypes[Step['kind']] {
  const of = { assessmentId: ASSESSMENT, itemId: 'I' }
  const owner = CODES[code] ?? CODES[0]
  switch (kind) {
    case 'ballots':
      return aBallot(owner, { I: value }, { handedInAt: at(clock) })
    case 'hands':
      return {
        ...template('hands'),
        ...of,
        id: handsId(ASSESSMENT, 'I', 1),
        round: 1,
        counts: { [value]: 3 },
      }
    case 'decisions':
      return { ...template('decisions'), ...of, id: decisionId(ASSESSMENT, 'I'), reason: `because ${value}` }
    case 'priorityVotes': {
      const id = priorityVoteId(ASSESSMENT, owner)
      return { ...template('priorityVotes'), assessmentId: ASSESSMENT, id, code: owner, points: { I: value } }
    }
  }
}

function recordsOf<K extends VersionedKind>(kind: K, { main, siblings }: RecordState<K>): CarriedRecords {
  return { ...NOTHING, [kind]: main ? [main] : [], siblings }
}

/** What each device has after each step: every one of these could be a file. */
function filesOf(steps: readonly Step[]): CarriedRecords[] {
  const stores = [NOTHING, NOTHING, NOTHING]
  return steps.map((step) => {
    const record = recordOf(step)
    const store = stores[step.device] ?? NOTHING
    const state = statesOf(step.kind, store).get(record.id) ?? UNKNOWN
    const origin = { replica: `device-${step.device}`, now: at(step.clock) }
    const after = edited<VersionedKind>(step.kind, record.id, state, record, origin)
    const next = mergeRecords(store, recordsOf(step.kind, after))
    stores[step.device] = next
    return next
  })
}

function mergedIn(files: readonly CarriedRecords[]): CarriedRecords {
  return files.reduce(mergeRecords, NOTHING)
}

/** Everything that a facilitator sees of it. */
function workshopOf(store: CarriedRecords) {
  const { ballots, hands, decisions } = store
  const said = { questionnaire, context: aContext(), participants: [], ballots, hands }
  const conflictIds = new Set(
    [...statesOf('ballots', store)].filter(([, state]) => isConflict(state)).map(([id]) => id),
  )
  const board = arrivalBoard({ ...said, workshop: { quorum: null }, decisions, conflictIds }, 1)
  return { readings: groupReadings(said), board }
}

describe('a workshop put together from files', () => {
  test('is the same in whatever order they come, and however often', () => {
    const shuffledTwice = (files: readonly CarriedRecords[]) =>
      fc.shuffledSubarray([...files, ...files], { minLength: 2 * files.length })
    const someFiles = someSteps
      .map(filesOf)
      .chain((files) => fc.tuple(fc.constant(files), shuffledTwice(files)))
    fc.assert(
      fc.property(someFiles, ([files, others]) => {
        const [one, other] = [mergedIn(files), mergedIn(others)]
        expect(canonicalJson(other)).toBe(canonicalJson(one))
        expect(workshopOf(other)).toEqual(workshopOf(one))
        expect(canonicalJson(mergeRecords(one, one))).toBe(canonicalJson(one))
      }),
    )
  })

  test("has of each device's person what was said last there, whatever its clock says", () => {
    fc.assert(
      fc.property(someSteps, (all) => {
        const steps = all.map((step): Step => ({ ...step, kind: 'ballots', code: step.device }))
        const { ballots } = mergedIn(filesOf(steps).reverse())
        const last = new Map(steps.map(({ code, value }) => [CODES[code], value]))
        expect(new Map(ballots.map(({ code, answers }) => [code, answers['I']?.value]))).toEqual(last)
      }),
    )
  })

  test('names a code under which two devices have different things, and keeps both', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), fc.integer({ min: -3 * DAY, max: 3 * DAY }), (a, b, clock) => {
        const step = { kind: 'ballots', code: 0, clock: 0 } as const
        const files = filesOf([
          { ...step, device: 0, value: a },
          { ...step, device: 1, value: b, clock },
        ])
        const store = mergedIn(files)
        const { board, readings } = workshopOf(store)
        const [state] = statesOf('ballots', store).values()
        const kept = state ? versionsOf(state).map(({ record }) => record?.answers['I']?.value) : []
        expect(new Set(kept)).toEqual(new Set([a, b]))
        // When it was handed in is said by clocks, and decides nothing: the same ballot is no conflict.
        expect(board.counts.inConflict).toBe(a === b ? 0 : 1)
        expect(readings[0]?.first.group.base.answered).toBe(1)
      }),
    )
  })
})
