import { expect, it } from 'vitest'
import { statedFigures } from '@/domain/scoring/stated-figures'
import {
  aContext,
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  aSheet,
  DONT_KNOW,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'

const count = { unit: 'count', integer: true, min: 0, notApplicable: { condition: inBoth('none') } } as const
const funnel = anIndicator('F', {
  items: [
    ...anIndicator('F').items,
    anItem('number', 'submitted', count),
    anItem('number', 'selected', count),
    anItem('money', 'spent', { currency: 'GEL', visibleIf: { op: 'gt', args: [{ item: 'selected' }, 0] } }),
    anItem('shortText', 'source', {}),
    anItem('ratio', 'rate', {
      part: { item: 'selected' },
      whole: { item: 'submitted' },
      line: { zeroAt: 0, fullAt: 100 },
      noCase: { share: 1 },
    }),
    anItem('computed', 'half', {
      value: { op: 'div', args: [{ item: 'selected' }, 2] },
      unit: 'count',
      decimals: 1,
    }),
  ],
})
const questionnaire = aQuestionnaire({
  areas: [
    anArea('X', { indicators: [anIndicator('plain'), funnel, anIndicator('city', { appliesTo: ['city'] })] }),
  ],
})
const figures = (answers: Parameters<typeof aSheet>[0]) =>
  statedFigures(questionnaire, aSheet(answers), aContext()).map(({ indicator, figures: rows }) => [
    indicator.id,
    ...rows.map(({ item, value, state }) => `${item.id} ${value ?? state}`),
  ])

it('are numbers, amounts, ratios and computed figures in the order of the file, of indicators that have some', () => {
  expect(figures({ submitted: 40, selected: 9, spent: 1200.5 })).toEqual([
    ['F', 'submitted 40', 'selected 9', 'spent 1200.5', 'rate 22.5', 'half 4.5'],
  ])
})

it('leave out what skip logic hides', () => {
  expect(figures({ submitted: 40, selected: 0, spent: 1200.5 })).toEqual([
    ['F', 'submitted 40', 'selected 0', 'rate 0', 'half 0'],
  ])
})

it('tell apart what is not applicable, not known and open; what is computed from it is open', () => {
  expect(figures({ submitted: DONT_KNOW, selected: NOT_APPLICABLE })).toEqual([
    ['F', 'submitted dontKnow', 'selected na', 'rate open', 'half open'],
  ])
})

it('have no percentage of nothing', () => {
  expect(figures({ submitted: 0, selected: 0 })[0]).toContain('rate open')
})
