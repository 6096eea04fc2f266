import type { AssessmentContext } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { SurveyResponse } from '@/domain/records/survey-response'
import { surveyResults, type SurveyResults } from '@/domain/statistics/survey-results'
import { SurveyTally } from '@/domain/statistics/tally'
import type { Storage } from '@/storage/storage'

/** The survey whose results are read. */
export interface SurveyToRead {
  readonly assessmentId: string
  readonly questionnaire: Questionnaire
  readonly context: AssessmentContext
  /** Id of the item that results are broken down by; null for none. */
  readonly by: string | null
}

/**
 * What all sheets of a survey say together. They are counted while they are read; the window never holds all of them.
 * Rejects as `storage.responses.into` does.
 */
export async function readSurveyResults(
  { responses }: Storage,
  { assessmentId, questionnaire, context, by }: SurveyToRead,
  signal: AbortSignal,
): Promise<SurveyResults> {
  const begin = () => {
    const tally = new SurveyTally(questionnaire, context, by)
    return { tally, add: ({ answers }: SurveyResponse) => tally.add(answers) }
  }
  const { tally } = await responses.into(assessmentId, begin, signal)
  return surveyResults(tally)
}
