import { describe, expect, it } from 'vitest'
import { answersIfDone, costBySource, costByYear, scoreIfDone, totalCost } from '@/domain/planning/outlook'
import { timeline } from '@/domain/planning/timeline'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import {
  aContext,
  aLadder,
  anArea,
  anIndicator,
  aQuestionnaire,
  aSheet,
  DONT_KNOW,
  NOT_APPLICABLE,
} from '../../support/questionnaires'

const questionnaire = aQuestionnaire({
  areas: [
    anArea('area', {
      indicators: [
        anIndicator('A'),
        anIndicator('B', { items: [aLadder('b-ladder')] }),
        anIndicator('C'),
        anIndicator('D', { weight: 2 }),
      ],
    }),
  ],
})
const aiming = (levels: Record<string, number>, status: 'planned' | 'done' | 'dropped' = 'planned') => ({
  status,
  targets: Object.entries(levels).map(([indicatorId, level]) => ({ indicatorId, level })),
})
const score = (answers: ReturnType<typeof aSheet>) =>
  scoreSheet(questionnaire, answers, new Map(), aContext())

describe('answersIfDone', () => {
  it('raises levels to their targets, under the id of the ladder', () => {
    const done = answersIfDone(questionnaire, aSheet({ A: 1, 'b-ladder': 0 }), [aiming({ A: 3, B: 2 })])
    expect([done.get('A')?.value, done.get('b-ladder')?.value]).toEqual([3, 2])
  })

  it('never lowers a level', () => {
    const done = answersIfDone(questionnaire, aSheet({ A: 3 }), [aiming({ A: 2 }), aiming({ A: 1 })])
    expect(done.get('A')?.value).toBe(3)
  })

  it('never exceeds the ladder, answered or not', () => {
    const done = answersIfDone(questionnaire, aSheet({ A: 3 }), [aiming({ A: 9, C: 9 })])
    expect([done.get('A')?.value, done.get('C')?.value]).toEqual([4, 4])
  })

  it('takes what was not answered for reached, and leaves "not applicable" alone', () => {
    const done = answersIfDone(questionnaire, aSheet({ A: DONT_KNOW, C: NOT_APPLICABLE }), [
      aiming({ A: 2, B: 3, C: 4 }),
    ])
    expect(done.get('A')).toMatchObject({ state: 'answered', value: 2 })
    expect(done.get('b-ladder')).toMatchObject({ state: 'answered', value: 3 })
    expect(done.get('C')).toEqual(NOT_APPLICABLE)
  })

  it('ignores dropped actions and indicators that do not exist, and changes nothing it was given', () => {
    const answers = aSheet({ A: 1 })
    const done = answersIfDone(questionnaire, answers, [aiming({ A: 4 }, 'dropped'), aiming({ GONE: 4 })])
    expect(done).toEqual(answers)
    answersIfDone(questionnaire, answers, [aiming({ A: 4 })])
    expect(answers.get('A')?.value).toBe(1)
  })
})

describe('scoreIfDone', () => {
  it('is the score with the targets reached', () => {
    const answers = aSheet({ A: 0, 'b-ladder': 2, C: 4, D: 1 })
    // (0 + 0.5 + 1 + 2 × 0.25) ÷ 5 = 0.4; with A at 4 and D at 3: (1 + 0.5 + 1 + 2 × 0.75) ÷ 5 = 0.8
    expect(score(answers).root.share).toBe(0.4)
    const done = scoreIfDone(questionnaire, answers, [aiming({ A: 4 }), aiming({ D: 3 }, 'done')], score)
    expect(done.root.share).toBe(0.8)
  })
})

describe('what a plan costs', () => {
  const actions = [
    { status: 'planned' as const, costGel: 1200.1, moneySource: ' Budget ', due: '2027-03-01' },
    { status: 'done' as const, costGel: 300.2, moneySource: 'Donor', due: '2026-12-31' },
    { status: 'underway' as const, costGel: null, moneySource: 'Budget', due: null },
    { status: 'planned' as const, costGel: 0, moneySource: '', due: '2027-01-01' },
    { status: 'dropped' as const, costGel: 99_999, moneySource: 'Donor', due: '2026-01-01' },
  ]

  it('counts unknown costs apart and leaves dropped actions out', () => {
    expect(totalCost(actions)).toEqual({ knownGel: 1500.3, unknown: 1 })
    expect(totalCost([])).toEqual({ knownGel: 0, unknown: 0 })
  })

  it('is given by source, in the order of the plan', () => {
    expect(costBySource(actions)).toEqual([
      { source: 'Budget', knownGel: 1200.1, unknown: 1 },
      { source: 'Donor', knownGel: 300.2, unknown: 0 },
      { source: '', knownGel: 0, unknown: 0 },
    ])
  })

  it('is given by the year of the due date, those without a date last', () => {
    expect(costByYear(actions)).toEqual([
      { year: 2026, knownGel: 300.2, unknown: 0 },
      { year: 2027, knownGel: 1200.1, unknown: 0 },
      { year: null, knownGel: 0, unknown: 1 },
    ])
  })
})

describe('timeline', () => {
  const action = (
    id: string,
    start: string | null,
    due: string | null,
    status: 'planned' | 'dropped' = 'planned',
  ) => ({
    id,
    start,
    due,
    status,
  })

  it('spans all dated actions, month by month, across a new year', () => {
    const line = timeline([
      action('a', '2026-11-15', '2027-02-01'),
      action('b', null, '2026-10-31'),
      action('c', '2026-12-01', null),
    ])
    expect(line.span).toEqual({ first: '2026-10-31', last: '2027-02-01' })
    expect(line.months).toEqual(['2026-10', '2026-11', '2026-12', '2027-01', '2027-02'])
    expect(line.bars).toEqual([
      { actionId: 'a', start: '2026-11-15', due: '2027-02-01' },
      { actionId: 'b', start: '2026-10-31', due: '2026-10-31' },
      { actionId: 'c', start: '2026-12-01', due: '2026-12-01' },
    ])
  })

  it('lists what has no date, and forgets what was dropped', () => {
    const line = timeline([action('a', null, null), action('b', '2026-01-01', null, 'dropped')])
    expect(line).toEqual({ span: null, months: [], bars: [], undated: ['a'] })
  })

  it('draws a bar from the earlier to the later date, whichever was entered where', () => {
    expect(timeline([action('a', '2026-05-02', '2026-05-01')]).bars[0]).toEqual({
      actionId: 'a',
      start: '2026-05-01',
      due: '2026-05-02',
    })
  })
})
