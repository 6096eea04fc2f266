import { askedIndicators } from '@/domain/assessment/applicability'
import { factsOf } from '@/domain/assessment/facts'
import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import { statedFigures } from '@/domain/scoring/stated-figures'

/** What is known of one item; null where nothing is. */
export interface StatedAnswer {
  readonly item: Item
  readonly value: AnswerValue | null
}

/** What is known of each item that is asked or computed and not hidden, by indicator, in the order of the file. */
export function statedAnswers(
  questionnaire: Questionnaire,
  answers: SheetAnswers,
  context: AssessmentContext,
): { readonly indicator: Indicator; readonly answers: readonly StatedAnswer[] }[] {
  const asked = askedIndicators(questionnaire, context)
  const facts = factsOf(asked, answers, context)
  const figures = new Map(
    statedFigures(questionnaire, answers, context).flatMap((one) =>
      one.figures.map(({ item, value }) => [item.id, value]),
    ),
  )
  const valueOf = ({ id }: Item): AnswerValue | null => {
    const standing = facts.standings.get(id)
    return standing?.state === 'answered' ? standing.value : (figures.get(id) ?? null)
  }
  return asked.map((indicator) => ({
    indicator,
    answers: indicator.items
      .filter(({ id }) => !facts.hidden.has(id))
      .map((item) => ({ item, value: valueOf(item) })),
  }))
}
