import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Counted } from '@/domain/statistics/mean'
import { SurveyTally } from '@/domain/statistics/tally'

/** These sheets, counted one after the other. */
export function tallied(
  questionnaire: Questionnaire,
  responses: readonly SheetAnswers[],
  context: AssessmentContext,
  breakdownItemId: string | null,
): SurveyTally {
  const tally = new SurveyTally(questionnaire, context, breakdownItemId)
  for (const answers of responses) tally.add(Object.fromEntries(answers))
  return tally
}

/** Values that were given once each. */
export function onceEach(values: readonly number[]): Counted[] {
  return values.map((value) => [value, 1])
}
