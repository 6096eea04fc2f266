import { askedIndicators } from '@/domain/assessment/applicability'
import { factsOf, type Facts } from '@/domain/assessment/facts'
import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import { evaluate } from '@/domain/expression/evaluate'
import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { readItem } from './item-share'

/** An item whose answer is one figure, or that is computed from figures. */
export type FigureItem = Extract<Item, { type: 'number' | 'percent' | 'money' | 'ratio' | 'computed' }>

/** One figure of a sheet, whether it is scored or not. */
export interface StatedFigure {
  readonly item: FigureItem
  /** In the item's own unit, percents as 0–100; null where it is not answered or cannot be computed. */
  readonly value: number | null
  /** "Not applicable" and "don't know" are said of it; everything else without a value is `open`. */
  readonly state: 'stated' | 'na' | 'dontKnow' | 'open'
}

/** The figures of one indicator, in the order of the file. */
export interface IndicatorFigures {
  readonly indicator: Indicator
  readonly figures: readonly StatedFigure[]
}

/** Every figure of a sheet by indicator; indicators that are not asked, hidden items, and indicators without figures are left out. */
export function statedFigures(
  questionnaire: Questionnaire,
  answers: SheetAnswers,
  context: AssessmentContext,
): IndicatorFigures[] {
  const asked = askedIndicators(questionnaire, context)
  const facts = factsOf(asked, answers, context)
  return asked
    .map((indicator) => ({
      indicator,
      figures: indicator.items
        .filter(isFigure)
        .filter(({ id }) => !facts.hidden.has(id))
        .map((item) => figureOf(item, facts)),
    }))
    .filter(({ figures }) => figures.length > 0)
}

/** Whether the item is a figure. */
export function isFigure(item: Item): item is FigureItem {
  return ['number', 'percent', 'money', 'ratio', 'computed'].includes(item.type)
}

function figureOf(item: FigureItem, facts: Facts): StatedFigure {
  const standing = facts.standings.get(item.id)
  if (standing?.state === 'na' || standing?.state === 'dontKnow')
    return { item, value: null, state: standing.state }
  const value = valueOf(item, facts)
  return typeof value === 'number' ? { item, value, state: 'stated' } : { item, value: null, state: 'open' }
}

function valueOf(item: FigureItem, facts: Facts): unknown {
  if (item.type === 'computed') return evaluate(item.value, facts.now)
  if (item.type === 'ratio') {
    const reading = readItem(item, facts)
    return reading.state === 'scored' ? reading.value : null
  }
  const standing = facts.standings.get(item.id)
  return standing?.state === 'answered' ? standing.value : null
}
