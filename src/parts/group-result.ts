import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import { groupReadings } from '@/domain/workshop/group'
import { filledWithMedians, outcomes, type Outcome } from '@/domain/workshop/outcome'
import type { AssessmentBundle } from './use-assessment'

/** What a group's results rest on. */
export interface GroupResult {
  /** What the group agreed on, and the lower median where it did not. */
  readonly answers: SheetAnswers
  /** On what each asked indicator rests, by its id. */
  readonly outcomes: ReadonlyMap<string, Outcome>
}

const results = new WeakMap<AssessmentBundle, GroupResult>()

/** On what the results of a group rest; null for other sheets, and in the blind round. Worked out once for each bundle. */
export function groupResultOf(bundle: AssessmentBundle): GroupResult | null {
  const { questionnaire, context, answers, said } = bundle
  if (!said) return null
  const known = results.get(bundle)
  if (known) return known
  const readings = groupReadings({ ...said, questionnaire, context })
  const result = {
    answers: filledWithMedians(answers, readings),
    outcomes: outcomes(questionnaire, context, answers, readings),
  }
  results.set(bundle, result)
  return result
}

/** The answers that are scored: those of the sheet; of a group, with the lower median where it has agreed on nothing. */
export function scoredAnswers(bundle: AssessmentBundle): SheetAnswers {
  return groupResultOf(bundle)?.answers ?? bundle.answers
}
