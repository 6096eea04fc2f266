import { expect, test } from 'vitest'
import { unansweredIndicators } from '@/domain/assessment/progress'
import { warningsOf } from '@/domain/assessment/warnings'
import { allIndicators } from '@/domain/questionnaire/tree'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { sampleAnswers } from '@/features/home/sample'
import {
  aContext,
  anArea,
  anIndicator,
  anItem,
  aLadder,
  aQuestionnaire,
  inBoth,
} from '../../support/questionnaires'
import { participation } from '../../reporting/fixture'

const context = aContext()

test('the sample is always the same and fails no sanity check', () => {
  const sample = sampleAnswers(participation, context)
  expect([...sample]).toEqual([...sampleAnswers(participation, context)])
  expect(warningsOf(participation, sample, context)).toEqual([])
})

test('the sample deals with every indicator, knows some weak and some strong ones, and leaves a range', () => {
  const sample = sampleAnswers(participation, context)
  expect(unansweredIndicators(participation, sample, context)).toEqual([])
  const levels = new Set(allIndicators(participation.areas).map(({ id }) => sample.get(id)?.value))
  expect([...levels].filter((level) => typeof level === 'number').sort()).toEqual([0, 1, 2, 3, 4])
  const { root } = scoreSheet(participation, sample, new Map(), context)
  expect(root.share).not.toBeNull()
  expect(root.range?.[0]).toBeLessThan(root.range?.[1] ?? 0)
})

test('amounts are in thousands of GEL, and the civic budget is a small part of the whole budget', () => {
  const sample = sampleAnswers(participation, context)
  const money = allIndicators(participation.areas)
    .flatMap(({ items }) => items)
    .filter((item) => item.type === 'number' && item.unit === 'GEL')
    .map(({ id }) => sample.get(id)?.value)
  expect(money.length).toBeGreaterThan(2)
  for (const amount of money) expect(amount).toBeGreaterThanOrEqual(10_000)
  const [civic, whole] = ['BUD-2_amount', 'BUD-2_budget'].map((id) => Number(sample.get(id)?.value))
  expect(civic).toBeLessThan((whole ?? 0) / 20)
})

test('figures that would fail a sanity check are left out, the level stays', () => {
  const more = anItem('number', 'more', { unit: 'count', integer: true })
  const fewer = anItem('number', 'fewer', { unit: 'count', integer: true })
  const checks = [
    { expect: { op: 'gt' as const, args: [{ item: 'fewer' }, { item: 'more' }] }, message: inBoth('no') },
  ]
  const indicator = anIndicator('IND-1', { items: [aLadder('IND-1'), more, fewer], checks })
  const questionnaire = aQuestionnaire({ areas: [anArea('a', { indicators: [indicator] })] })
  expect([...sampleAnswers(questionnaire, context).keys()]).toEqual(['IND-1'])
})
