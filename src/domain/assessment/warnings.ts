import { evaluate } from '@/domain/expression/evaluate'
import type { Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import type { LocalisedText } from '@/domain/shared/text'
import { askedIndicators } from './applicability'
import { factsOf, type Facts } from './facts'
import type { AssessmentContext, SheetAnswers } from './sheet-answers'

/** A sanity check that the present answers fail: it warns and never blocks. */
export interface Warning {
  readonly indicatorId: string
  /** Index of the check in the indicator's `checks`. */
  readonly index: number
  readonly message: LocalisedText
}

/** The failed checks of all asked indicators, in the order of the file. A check that cannot be decided yet does not fail. */
export function warningsOf(
  questionnaire: Questionnaire,
  answers: SheetAnswers,
  context: AssessmentContext,
): Warning[] {
  const asked = askedIndicators(questionnaire, context)
  const facts = factsOf(asked, answers, context)
  return asked.flatMap((indicator) => warningsIn(indicator, facts))
}

/** The failed checks of one indicator that is asked. */
export function warningsIn({ id, checks = [] }: Indicator, { now }: Facts): Warning[] {
  return checks.flatMap(({ expect, message }, index) =>
    evaluate(expect, now) === false ? [{ indicatorId: id, index, message }] : [],
  )
}
