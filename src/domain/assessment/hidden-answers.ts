import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { isAsked } from '@/domain/questionnaire/tree'
import type { AnswerContent } from '@/domain/records/answer'
import { askedIndicators } from './applicability'
import { factsOf } from './facts'
import type { AssessmentContext, SheetAnswers } from './sheet-answers'

/** An answer to an item that skip logic hides now: it is kept, and counts for nothing. */
export interface HiddenAnswer {
  readonly indicator: Indicator
  readonly item: Item
  readonly content: AnswerContent
}

/** The answers that are hidden now, in the order of the file. */
export function hiddenAnswers(
  questionnaire: Questionnaire,
  answers: SheetAnswers,
  context: AssessmentContext,
): HiddenAnswer[] {
  const asked = askedIndicators(questionnaire, context)
  const { hidden } = factsOf(asked, answers, context)
  if (hidden.size === 0) return []
  return asked.flatMap((indicator) =>
    indicator.items.flatMap((item) => {
      const content = answers.get(item.id)
      const isSaid = content !== undefined && content.state !== 'unanswered'
      return isSaid && isAsked(item) && hidden.has(item.id) ? [{ indicator, item, content }] : []
    }),
  )
}
