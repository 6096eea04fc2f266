import { comparedSheet } from '@/domain/assessment/shown-sheet'
import type { Candidate } from '@/domain/comparison/candidate'
import { candidateOf } from '@/domain/comparison/candidate-of'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment } from '@/domain/records/assessment'
import { findMunicipality } from '@/domain/registers/find'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import type { LivingRecords } from './living-records'
import { storedSheet, type QuestionnaireOf } from './read-assessment'

/** What a municipality says is scored in these kinds of questionnaires; a survey or a profile has no score to compare. */
const SCORED: readonly Questionnaire['kind'][] = ['benchmark', 'certification']

/** The assessments among records, as far as they may be compared. */
export interface Candidates {
  readonly candidates: readonly Candidate[]
  /** Those whose questionnaire is not there or not sound. */
  readonly unreadable: readonly Assessment[]
  /** Those whose questionnaire gives no score. */
  readonly unscored: readonly Assessment[]
}

/** The living assessments, each with the sheet that it is shown and scored by. */
export function candidatesOf(
  records: LivingRecords,
  questionnaireOf: QuestionnaireOf,
  register: MunicipalityRegister,
): Candidates {
  const candidates: Candidate[] = []
  const [unreadable, unscored]: [Assessment[], Assessment[]] = [[], []]
  for (const assessment of records.all('assessments')) {
    const questionnaire = questionnaireOf(assessment.questionnaire.sha256)
    if (!questionnaire) unreadable.push(assessment)
    else if (!SCORED.includes(questionnaire.kind)) unscored.push(assessment)
    else {
      const nothing = { answers: [], evidence: [], said: null }
      const sheet = comparedSheet(assessment, records.of('sheets', assessment.id))
      const { answers, evidence, said } = (sheet && storedSheet(records, assessment)) ?? nothing
      const municipality = findMunicipality(register, assessment.municipality)
      candidates.push(candidateOf({ assessment, answers, evidence, questionnaire, municipality, said }))
    }
  }
  return { candidates, unreadable, unscored }
}
