import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Expression } from '@/domain/expression/expression'
import { EMPTY_ANSWER } from '@/domain/records/answer'
import { decisionFaults, unanimousItems, type DecidedContent } from '@/domain/workshop/consensus'
import { groupReadings } from '@/domain/workshop/group'
import { filledWithMedians, outcomes } from '@/domain/workshop/outcome'
import {
  aLadder,
  anArea,
  anIndicator,
  answered,
  aQuestionnaire,
  aSheet,
  DONT_KNOW,
  NOT_APPLICABLE,
} from '../../support/questionnaires'
import { aBallot, codeOf, saidOfOne, type Given } from './workshop-parts'

const readings = (given: readonly Given[]) => groupReadings(saidOfOne(given))
function groupOf(given: readonly Given[]) {
  const [reading] = readings(given)
  if (!reading) throw new Error('nothing is asked')
  return reading.counted.group
}

describe('everyone agrees', () => {
  test.each([
    ['two alike', [3, 3], { value: 3, n: 2 }],
    ["one who doesn't know", [0, 0, DONT_KNOW], { value: 0, n: 2 }],
    ['half of those asked', [4, 4, null, null], { value: 4, n: 2 }],
    ['one alone', [3], undefined],
    ['one who differs', [3, 3, 2], undefined],
    ['one to whom it does not apply', [3, 3, NOT_APPLICABLE], undefined],
    ['fewer than half', [3, 3, null, null, null], undefined],
    ['nobody', [], undefined],
  ] as [string, Given[], object | undefined][])('%s', (_, given, expected) => {
    const [found] = unanimousItems(readings(given), new Set())
    expect(found && { value: found.value, n: found.n }).toEqual(expected)
  })

  test('offers nothing that was decided', () => {
    expect(unanimousItems(readings([3, 3]), new Set(['I']))).toEqual([])
  })
})

describe('a decision', () => {
  const sound = { by: 'discussion', reason: '', dissent: '', dissenters: 0, present: 6 } as const
  const na = (naReason: string): DecidedContent => ({ state: 'na', value: null, naReason })

  test.each([
    ['the median', answered(2), {}, []],
    ['a level above it', answered(3), {}, ['reasonMissing']],
    ['a level below it', answered(1), { reason: '  ' }, ['reasonMissing']],
    ['a level above it with a reason', answered(3), { reason: 'why' }, []],
    ['nothing', EMPTY_ANSWER, {}, ['valueMissing']],
    ["don't know", DONT_KNOW, {}, ['valueMissing']],
    ['no level of the item', answered(7), {}, ['valueNotOfItem']],
    ['not applicable', na('there is none'), {}, []],
    ['not applicable without why', na(' '), {}, ['naReasonMissing']],
    ['dissent without a number', answered(2), { dissent: 'but' }, ['dissentWithoutNumber']],
    ['a number without dissent', answered(2), { dissenters: 1 }, ['numberWithoutDissent']],
    ['dissent of all', answered(2), { dissent: 'but', dissenters: 6 }, []],
    ['of more than all', answered(2), { dissent: 'but', dissenters: 7 }, ['moreDissentersThanPresent']],
    ['of some where nobody counted', answered(2), { dissent: 'but', dissenters: 7, present: null }, []],
    [
      'of one where all said the same',
      answered(2),
      { by: 'unanimous', dissent: 'but', dissenters: 1 },
      ['unanimousWithDissent'],
    ],
    ['two faults', answered(3), { dissenters: 1 }, ['reasonMissing', 'numberWithoutDissent']],
  ] as const)('%s: %j', (_, content, draft, expected) => {
    expect(decisionFaults(groupOf([1, 2, 4]), content, { ...sound, ...draft })).toEqual(expected)
  })

  test('needs no reason where nobody said anything to differ from', () => {
    expect(decisionFaults(groupOf([]), answered(4), sound)).toEqual([])
  })

  test('cannot be not applicable where the item does not allow it', () => {
    const item = aLadder('I')
    delete item.notApplicable
    const faults = decisionFaults({ ...groupOf([2]), item }, na('there is none'), sound)
    expect(faults).toEqual(['valueNotOfItem'])
  })
})

describe('on what an indicator rests', () => {
  const outcomeOf = (given: readonly Given[], agreed: Given = null) => {
    const said = saidOfOne(given)
    const consensus = aSheet(agreed === null ? {} : { I: agreed })
    return outcomes(said.questionnaire, said.context, consensus, groupReadings(said)).get('I')
  }

  test.each([
    ['agreed', [2, 3], 3, { kind: 'consensus' }],
    ['agreed that it does not apply', [2, 3], NOT_APPLICABLE, { kind: 'consensus' }],
    ['half answered', [2, 3, 3, null, DONT_KNOW, DONT_KNOW], null, { kind: 'median', n: 3 }],
    ['two answered, and no more were asked', [2, 3], null, { kind: 'tooFew', n: 2, asked: 2 }],
    ['one answered, and no more were asked', [2], null, { kind: 'tooFew', n: 1, asked: 1 }],
    ['fewer than half answered', [2, null, DONT_KNOW], null, { kind: 'tooFew', n: 1, asked: 3 }],
    ['nobody was asked', [], null, { kind: 'tooFew', n: 0, asked: 0 }],
    [
      'all find it not applicable',
      [NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE],
      null,
      { kind: 'median', n: 3 },
    ],
    ['an agreed value that the item does not have', [2, 3, 3], 9, { kind: 'median', n: 3 }],
  ] as [string, Given[], Given, object][])('%s', (_, given, agreed, expected) => {
    expect(outcomeOf(given, agreed)).toEqual(expected)
  })

  test('the weakest of its items decides, and hidden indicators rest on nothing', () => {
    const visibleIf: Expression = { op: 'eq', args: [{ item: 'A' }, 4] }
    const indicators = [
      anIndicator('I', { items: [aLadder('A'), aLadder('B')] }),
      anIndicator('J', { items: [aLadder('J')], visibleIf }),
    ]
    const said = {
      ...saidOfOne([]),
      questionnaire: aQuestionnaire({ areas: [anArea('AREA', { indicators })] }),
      ballots: [{ A: 4, B: 1, J: 1 }, { A: 4, B: 1 }, { A: 4, B: 1 }, { A: 4 }].map((each, n) =>
        aBallot(codeOf(n), each),
      ),
    }
    const found = (agreed: Readonly<Record<string, number>>) =>
      outcomes(said.questionnaire, said.context, aSheet(agreed), groupReadings(said))
    expect(found({}).get('I')).toEqual({ kind: 'median', n: 3 })
    expect(found({ B: 3 }).get('I')).toEqual({ kind: 'median', n: 4 })
    expect(found({ A: 4, B: 3 }).get('I')).toEqual({ kind: 'consensus' })
    expect(found({}).get('J')).toEqual({ kind: 'tooFew', n: 1, asked: 4 })
    expect(found({ A: 3 }).has('J')).toBe(false)
  })

  test('medians fill only what was not agreed on, and leave the sheet of the group as it is', () => {
    const consensus = aSheet({})
    expect(filledWithMedians(consensus, readings([1, 2, 4])).get('I')?.value).toBe(2)
    expect(consensus.size).toBe(0)
    const agreed = aSheet({ I: 0 })
    expect(filledWithMedians(agreed, readings([1, 2, 4])).get('I')?.value).toBe(0)
  })

  test('of one or two voices nothing is read; of more the lower of the middle ones', () => {
    const levels = fc.array(fc.nat(4), { maxLength: 2 })
    const read = (given: readonly Given[]) => filledWithMedians(aSheet({}), readings(given)).get('I')?.state
    fc.assert(
      fc.property(levels, (given) => {
        expect(read(given) ?? 'unanswered').toBe('unanswered')
      }),
    )
    const enough = fc.array(fc.nat(4), { minLength: 3, maxLength: 40 })
    fc.assert(
      fc.property(enough, (given) => {
        const value = filledWithMedians(aSheet({}), readings(given)).get('I')?.value
        const atMost = given.filter((level) => level <= Number(value)).length
        const below = given.filter((level) => level < Number(value)).length
        // Half or more stand at it or below, and fewer than half below it: the lower of two middle ones.
        expect(given).toContain(value)
        expect(2 * atMost).toBeGreaterThanOrEqual(given.length)
        expect(2 * below).toBeLessThan(given.length)
      }),
    )
  })
})
