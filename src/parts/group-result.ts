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

/** What results are made from: a sheet, and what was said beside it. */
export type Readable = Pick<AssessmentBundle, 'questionnaire' | 'context' | 'answers' | 'said'>

const results = new WeakMap<Readable, GroupResult>()

/** On what the results of a group rest; null for other sheets, and where `said` is. Worked out once for each bundle. */
export function groupResultOf(bundle: Readable): GroupResult | null {
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

/** How many answers the median rests on, by the id of each indicator on which a group has not agreed. */
export function mediansOf(bundle: Readable): ReadonlyMap<string, number> {
  const all = [...(groupResultOf(bundle)?.outcomes ?? [])]
  return new Map(all.flatMap(([id, outcome]) => (outcome.kind === 'median' ? [[id, outcome.n]] : [])))
}

/** The answers that are scored: those of the sheet; of a group, with the lower median where it has agreed on nothing. */
export function scoredAnswers(bundle: Readable): SheetAnswers {
  return groupResultOf(bundle)?.answers ?? bundle.answers
}
