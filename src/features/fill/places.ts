import { askedIndicators } from '@/domain/assessment/applicability'
import { answersToConfirm } from '@/domain/assessment/to-confirm'
import {
  hiddenItems,
  isDealtWith,
  isShown,
  progressOf,
  type ProgressCount,
} from '@/domain/assessment/progress'
import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Area, Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import { allAreas } from '@/domain/questionnaire/tree'

/** An area with the indicators that are asked directly in it. */
export interface AreaPlace {
  readonly area: Area
  readonly indicators: readonly Indicator[]
  readonly progress: ProgressCount
  /** The indicators in which an answer is to be confirmed, each as often as there are such answers. */
  readonly toConfirm: readonly Indicator[]
  /** Where a person goes on: the first indicator not dealt with, else the first. */
  readonly entry: Indicator
}

/** The areas in which something is asked, in the order of the file, with their progress. */
export function areaPlaces(
  questionnaire: Questionnaire,
  answers: SheetAnswers,
  context: AssessmentContext,
): AreaPlace[] {
  const hidden = hiddenItems(questionnaire, answers, context)
  const asked = new Set(askedIndicators(questionnaire, context).filter((each) => isShown(each, hidden)))
  const progress = progressOf(questionnaire, answers, context)
  const unconfirmed = answersToConfirm(questionnaire, answers, context)
  return allAreas(questionnaire.areas).flatMap((area) => {
    const indicators = (area.indicators ?? []).filter((indicator) => asked.has(indicator))
    const entry = indicators.find((indicator) => !isDealtWith(indicator, answers, hidden)) ?? indicators[0]
    const count = progress.areas.get(area.id)
    const toConfirm = unconfirmed.map(({ indicator }) => indicator).filter((one) => indicators.includes(one))
    return entry && count ? [{ area, indicators, progress: count, toConfirm, entry }] : []
  })
}

/** Where filling goes on: where the person stopped, else the first indicator not dealt with, else the first; null when nothing is asked. */
export function resumeAt(
  asked: readonly Indicator[],
  lastPlace: unknown,
  firstLeft: Indicator | null,
): Indicator | null {
  return asked.find(({ id }) => id === lastPlace) ?? firstLeft ?? asked[0] ?? null
}

/** Whether every word of the search is in the indicator's title or question, in any of their languages. */
export function isFound(indicator: Indicator, search: string): boolean {
  const texts = [indicator.id, ...Object.values(indicator.title), ...Object.values(indicator.question)]
  const haystack = texts.join('\n').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}
