import { contextOf } from '@/domain/assessment/assessment-context'
import { asksForMarks, outsideOf, type CountedSurvey, type Outside } from '@/domain/comparison/outside'
import type { Assessment } from '@/domain/records/assessment'
import { surveyResults } from '@/domain/statistics/survey-results'
import { SurveyTally } from '@/domain/statistics/tally'
import type { LivingRecords } from './living-records'
import type { QuestionnaireOf } from './read-assessment'

/** What indices and residents' surveys among the records say of the municipalities with these codes. */
export function outsideIn(
  records: LivingRecords,
  questionnaireOf: QuestionnaireOf,
  codes: ReadonlySet<string>,
): Outside[] {
  const surveys = records
    .all('assessments')
    .filter(({ municipality }) => codes.has(municipality))
    .flatMap((assessment) => counted(records, questionnaireOf, assessment))
  return outsideOf(records.all('indices'), surveys, codes)
}

/** Nothing where residents give no mark in it. */
function counted(
  records: LivingRecords,
  questionnaireOf: QuestionnaireOf,
  assessment: Assessment,
): CountedSurvey[] {
  const questionnaire = questionnaireOf(assessment.questionnaire.sha256)
  const context = contextOf(assessment)
  if (!questionnaire || !asksForMarks(questionnaire, context)) return []
  const tally = new SurveyTally(questionnaire, context, null)
  for (const { answers } of records.of('responses', assessment.id)) tally.add(answers)
  return [{ assessment, questionnaire, items: surveyResults(tally).items }]
}
