import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkExpression } from '@/domain/expression/check'
import { questionnaireSchema } from '@/domain/questionnaire/format-1'
import { allIndicators, ladderOf } from '@/domain/questionnaire/tree'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { aContext, aSheet } from '../../support/questionnaires'

const file = new URL('../../../questionnaires/participation/1.0.0.json', import.meta.url)
const questionnaire = questionnaireSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
const indicators = allIndicators(questionnaire.areas)

test.each([
  [0, 0, 'absent'],
  [2, 0.5, 'developing'],
])('the participation questionnaire at level %i throughout scores %d', (level, share, band) => {
  const answers = aSheet(Object.fromEntries(indicators.map((indicator) => [ladderOf(indicator)?.id, level])))
  const { root } = scoreSheet(questionnaire, answers, new Map(), aContext())
  expect(root).toMatchObject({ share, band, coverage: 1 })
})

test('its conditions are without fault', () => {
  const items = new Map(indicators.flatMap((indicator) => indicator.items.map((item) => [item.id, item])))
  const conditions = indicators.flatMap(({ caps = [], checks = [] }) => [
    ...caps.map(({ when }) => when),
    ...checks.map(({ expect: expected }) => expected),
  ])
  expect(conditions.length).toBeGreaterThan(0)
  expect(conditions.flatMap((condition) => checkExpression(condition, items, 'boolean'))).toEqual([])
})
