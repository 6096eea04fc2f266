import { evaluate } from '@/domain/expression/evaluate'
import type { Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import type { LocalisedText } from '@/domain/shared/text'
import { askedIndicators } from './applicability'
import { factsOf } from './facts'
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
  const { now } = factsOf(asked, answers, context)
  const failing = ({ id, checks = [] }: Indicator) =>
    checks.flatMap(({ expect, message }, index) =>
      evaluate(expect, now) === false ? [{ indicatorId: id, index, message }] : [],
    )
  return asked.flatMap(failing)
}
