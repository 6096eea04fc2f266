import { describe, expect, test } from 'vitest'
import { askedIndicators } from '@/domain/assessment/applicability'
import {
  countedItems,
  isDealtWith,
  nextUnanswered,
  progressOf,
  unansweredIndicators,
} from '@/domain/assessment/progress'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import {
  aContext,
  aLadder,
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  aSheet,
  DONT_KNOW,
  NOT_APPLICABLE,
} from '../../support/questionnaires'

const figure = (id: string) => anItem('number', id, { unit: 'count', integer: true })
const withFigures = anIndicator('FIG', {
  items: [aLadder('FIG'), figure('fig_women'), figure('fig_members')],
})
const withRatio = anIndicator('RAT', {
  subsets: ['rapid'],
  items: [
    figure('received'),
    figure('on_time'),
    figure('aside'),
    anItem('ratio', 'share', {
      part: { item: 'on_time' },
      whole: { item: 'received' },
      line: { zeroAt: 0, fullAt: 100 },
      noCase: 'missing',
    }),
  ],
})
const unscored = anIndicator('PRO', { items: [figure('people'), figure('villages')] })
const questionnaire = aQuestionnaire({
  areas: [
    anArea('TOP', {
      indicators: [withFigures],
      areas: [anArea('SUB', { indicators: [withRatio, anIndicator('CITY', { appliesTo: ['city'] })] })],
    }),
    anArea('LAST', { indicators: [unscored, anIndicator('END', { subsets: ['rapid'] })] }),
  ],
})
const ids = (indicators: readonly { id: string }[]) => indicators.map(({ id }) => id)

describe('which indicators are asked', () => {
  test.each([
    ['community', 'full', ['FIG', 'RAT', 'PRO', 'END']],
    ['city', 'full', ['FIG', 'RAT', 'CITY', 'PRO', 'END']],
    ['community', 'rapid', ['RAT', 'END']],
    ['city', 'unheard-of', []],
  ] as const)('of a %s, %s', (kind, subset, expected) => {
    expect(ids(askedIndicators(questionnaire, aContext({ kind, subset })))).toEqual(expected)
  })
})

describe('progress counts', () => {
  test('scored items, the figures a scored ratio reads, and everything where nothing is scored', () => {
    expect(ids(countedItems(withFigures))).toEqual(['FIG'])
    expect(ids(countedItems(withRatio))).toEqual(['received', 'on_time'])
    expect(ids(countedItems(unscored))).toEqual(['people', 'villages'])
  })

  test('answers, N/A and don’t know as dealt with, and only answers as answered', () => {
    const answers = aSheet({ FIG: NOT_APPLICABLE, received: 5, on_time: DONT_KNOW, END: 3, fig_women: 9 })
    const { whole, areas } = progressOf(questionnaire, answers, aContext())
    expect(whole).toEqual({ asked: 6, dealtWith: 4, answered: 2 })
    expect(areas.get('SUB')).toEqual({ asked: 2, dealtWith: 2, answered: 1 })
    expect(areas.get('TOP')).toEqual({ asked: 3, dealtWith: 3, answered: 1 })
    expect(areas.get('LAST')).toEqual({ asked: 3, dealtWith: 1, answered: 1 })
  })

  test('neither an N/A that is not allowed nor a value outside the scale', () => {
    const answers = aSheet({ received: NOT_APPLICABLE, END: 9 })
    expect(progressOf(questionnaire, answers, aContext()).whole).toEqual({
      asked: 6,
      dealtWith: 0,
      answered: 0,
    })
  })

  test('the same in the score as in the list', () => {
    const answers = aSheet({ FIG: 2, received: 5, END: DONT_KNOW })
    const { whole, areas } = progressOf(questionnaire, answers, aContext())
    const { root, nodes } = scoreSheet(questionnaire, answers, new Map(), aContext())
    expect(root.progress).toEqual(whole)
    expect(nodes.get('TOP')?.progress).toEqual(areas.get('TOP'))
  })
})

describe('what is left', () => {
  const answers = aSheet({ received: 5, on_time: DONT_KNOW, END: NOT_APPLICABLE, people: 100 })
  const next = (afterId: string | null) => nextUnanswered(questionnaire, answers, aContext(), afterId)?.id

  test('is listed in the order of the file', () => {
    expect(ids(unansweredIndicators(questionnaire, answers, aContext()))).toEqual(['FIG', 'PRO'])
    expect(isDealtWith(withRatio, answers, new Set())).toBe(true)
    expect(isDealtWith(unscored, answers, new Set())).toBe(false)
  })

  test('comes after the present one, then again from the top', () => {
    expect([next(null), next('FIG'), next('RAT'), next('PRO'), next('END')]).toEqual([
      'FIG',
      'PRO',
      'PRO',
      'FIG',
      'FIG',
    ])
  })

  test('is the present one only when it is the last, and nothing when all is done', () => {
    const almost = new Map([...answers, ...aSheet({ FIG: 1 })])
    expect(nextUnanswered(questionnaire, almost, aContext(), 'PRO')?.id).toBe('PRO')
    const done = new Map([...almost, ...aSheet({ villages: 12 })])
    expect(nextUnanswered(questionnaire, done, aContext(), 'PRO')).toBeNull()
  })
})
