import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { askedIndicators, askedItems } from './applicability'
import { factsOf } from './facts'
import type { AssessmentContext, SheetAnswers } from './sheet-answers'

/** An answer that has come along from another version and that nobody has looked at yet. */
export interface AnswerToConfirm {
  readonly indicator: Indicator
  readonly item: Item
}

/** The answers to be confirmed, companion figures included, in the order of the file; not those that are not asked or hidden now. */
export function answersToConfirm(
  questionnaire: Questionnaire,
  answers: SheetAnswers,
  context: AssessmentContext,
): AnswerToConfirm[] {
  // Most assessments are no copies.
  if (![...answers.values()].some(({ toConfirm }) => toConfirm)) return []
  const asked = askedIndicators(questionnaire, context)
  const { hidden } = factsOf(asked, answers, context)
  return asked.flatMap((indicator) =>
    askedItems(indicator)
      .filter(({ id }) => !hidden.has(id) && answers.get(id)?.toConfirm === true)
      .map((item) => ({ indicator, item })),
  )
}
