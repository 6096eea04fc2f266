import { describe, expect, test } from 'vitest'
import type { Indicator, LegalEntry } from '@/domain/questionnaire/format-1'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { CalendarDate } from '@/domain/shared/units'
import {
  aContext,
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  aSheet,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'

function entry(
  status: LegalEntry['status'],
  from: string | null = null,
  to: string | null = null,
): LegalEntry {
  return { status, from, to, text: inBoth(status), source: null, reviewed: false }
}

function legalOf(indicator: Indicator, answers: Parameters<typeof aSheet>[0], date = '2026-12-31') {
  const questionnaire = aQuestionnaire({ areas: [anArea('A', { indicators: [indicator] })] })
  return scoreSheet(questionnaire, aSheet(answers), new Map(), aContext({ date: date as CalendarDate })).legal
}

describe('a required ladder', () => {
  const required = anIndicator('L', { legal: [entry('required')] })

  test.each([0, 1])('at level %i is not met', (level) => {
    expect(legalOf(required, { L: level })).toEqual([{ indicatorId: 'L', state: 'notMet', level }])
  })

  test('at level 2 is not listed', () => {
    expect(legalOf(required, { L: 2 })).toEqual([])
  })

  test('unanswered is not known, and not applicable is not listed', () => {
    expect(legalOf(required, {})).toEqual([{ indicatorId: 'L', state: 'notKnown', level: null }])
    expect(legalOf(required, { L: NOT_APPLICABLE })).toEqual([])
  })

  test('not asked in this subset is not listed', () => {
    const questionnaire = aQuestionnaire({ areas: [anArea('A', { indicators: [required] })] })
    expect(
      scoreSheet(questionnaire, aSheet({ L: 0 }), new Map(), aContext({ subset: 'rapid' })).legal,
    ).toEqual([])
  })
})

describe('a required indicator of another kind', () => {
  const items = [anItem('percent', 'P', { line: { zeroAt: 0, fullAt: 100 } })]
  const required = anIndicator('P', { items, legal: [entry('required')] })

  test.each([
    [49, [{ indicatorId: 'P', state: 'notMet', level: null }]],
    [50, []],
  ])('at %i percent', (percent, expected) => {
    expect(legalOf(required, { P: percent })).toEqual(expected)
  })
})

describe('the law of the date', () => {
  const changing = anIndicator('L', {
    legal: [
      entry('good-practice', null, '2024-06-30'),
      entry('required', '2024-07-01', '2026-03-31'),
      entry('version-dependent', '2026-04-01'),
    ],
  })

  test.each([
    ['2024-06-30', []],
    ['2024-07-01', ['notMet']],
    ['2026-03-31', ['notMet']],
    ['2026-04-01', ['lawChanged']],
  ])('on %s', (date, expected) => {
    expect(legalOf(changing, { L: 1 }, date).map(({ state }) => state)).toEqual(expected)
  })

  test('a law that has changed is named also for a high level', () => {
    expect(legalOf(changing, { L: 4 })).toEqual([{ indicatorId: 'L', state: 'lawChanged', level: 4 }])
  })

  test('what is only enabled or good practice is not listed', () => {
    const enabled = anIndicator('L', { legal: [entry('enabled'), entry('good-practice')] })
    expect(legalOf(enabled, { L: 0 })).toEqual([])
  })
})
