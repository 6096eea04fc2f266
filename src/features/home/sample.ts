import { askedIndicators, askedItems } from '@/domain/assessment/applicability'
import type { AssessmentContext } from '@/domain/assessment/sheet-answers'
import { warningsOf } from '@/domain/assessment/warnings'
import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { isScored } from '@/domain/questionnaire/tree'
import { EMPTY_ANSWER, type AnswerContent, type AnswerValue } from '@/domain/records/answer'

/** Heights on a scale as shares of it, taken in turn: a municipality with strong and weak sides, without a pattern by area. */
const HEIGHTS = [0.5, 0.75, 0.25, 0.5, 1, 0.25, 0, 0.75, 0.5, 0.75, 0.25, 0.5, 0.75] as const
/** Figures in turn, falling, so that parts do not exceed their wholes. */
const FIGURES = [24, 18, 13, 9, 7, 4] as const
/** Amounts in GEL of a small municipality: the first of an indicator is this times 2 to 8; any further one is the whole budget. */
const AMOUNT_STEP = 20_000
const WHOLE_BUDGET = 18_500_000
/** Every so many indicators one is left open, so that the range of a result can be seen. */
const LEFT_OPEN = 15

/**
 * Invented answers for the practice municipality, by item: made from the questionnaire alone, always the same, and
 * without any failing sanity check. Figures of an indicator that would fail one are left out.
 */
export function sampleAnswers(
  questionnaire: Questionnaire,
  context: AssessmentContext,
): ReadonlyMap<string, AnswerContent> {
  const said = new Map<string, AnswerContent>()
  askedIndicators(questionnaire, context).forEach((indicator, index) => {
    for (const [itemId, content] of answersOf(indicator, index)) said.set(itemId, content)
  })
  const failing = new Set(warningsOf(questionnaire, said, context).map(({ indicatorId }) => indicatorId))
  for (const indicator of askedIndicators(questionnaire, context)) {
    if (!failing.has(indicator.id)) continue
    for (const item of askedItems(indicator)) if (!isScored(item)) said.delete(item.id)
  }
  return said
}

function answersOf(indicator: Indicator, index: number): [string, AnswerContent][] {
  const items = askedItems(indicator)
  if (index % LEFT_OPEN === LEFT_OPEN - 1) {
    return items.slice(0, 1).map(({ id }) => [id, { ...EMPTY_ANSWER, state: 'dontKnow' }])
  }
  const height = HEIGHTS[index % HEIGHTS.length] ?? 0.5
  const figures: Figures = {
    counts: FIGURES.values(),
    amounts: [AMOUNT_STEP * (2 + (index % 7))].values(),
  }
  return items.map((item) => [
    item.id,
    { ...EMPTY_ANSWER, state: 'answered', value: valueAt(item, height, figures) },
  ])
}

/** The figures of one indicator, each used once. */
interface Figures {
  readonly counts: Iterator<number>
  readonly amounts: Iterator<number>
}

function valueAt(item: Item, height: number, { counts, amounts }: Figures): AnswerValue {
  switch (item.type) {
    case 'ladder': {
      const level = item.levels[Math.round(height * (item.levels.length - 1))]
      return level?.value ?? 0
    }
    case 'scale':
      return Math.round(item.min + height * (item.max - item.min))
    case 'yesPartlyNo':
      return height >= 0.75 ? 'yes' : height >= 0.5 ? 'partly' : 'no'
    case 'singleChoice':
      return item.choices[Math.round(height * (item.choices.length - 1))]?.id ?? ''
    case 'multipleChoice':
      return item.choices.slice(0, Math.round(height * item.choices.length)).map(({ id }) => id)
    case 'percent':
      return Math.round(height * 80)
    case 'number':
      return within(
        item,
        item.unit === 'GEL' ? (amounts.next().value ?? WHOLE_BUDGET) : (counts.next().value ?? 1),
      )
    case 'money':
    case 'date':
    case 'month':
    case 'shortText':
    case 'longText':
    case 'ranking':
    case 'table':
    case 'roster':
    case 'file':
    case 'ratio':
    case 'computed':
      // The practice municipality shows a benchmark, whose items are all of the kinds above.
      return ''
  }
}

function within(
  { min = 0, max = Infinity }: { min?: number | undefined; max?: number | undefined },
  value: number,
): number {
  return Math.min(max, Math.max(min, value))
}
