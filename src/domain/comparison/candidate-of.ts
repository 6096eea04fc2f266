import { contextOf } from '@/domain/assessment/assessment-context'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Answer } from '@/domain/records/answer'
import type { Assessment } from '@/domain/records/assessment'
import type { Evidence } from '@/domain/records/evidence'
import type { Municipality } from '@/domain/registers/municipality'
import { groupedBy } from '@/domain/shared/grouped'
import { groupReadings } from '@/domain/workshop/group'
import { filledWithMedians, outcomes } from '@/domain/workshop/outcome'
import type { Said } from '@/domain/workshop/said'
import type { Candidate } from './candidate'

/** What is stored of an assessment. */
export interface StoredAssessment {
  readonly assessment: Assessment
  /** Of the sheet that it stands beside others by (`comparedSheet`). */
  readonly answers: readonly Answer[]
  readonly evidence: readonly Evidence[]
  readonly questionnaire: Questionnaire
  readonly municipality: Municipality | null
  /** What was said in its workshop; null where there was none, or where that is not here or not yet to be seen. */
  readonly said: Pick<Said, 'participants' | 'ballots' | 'hands'> | null
}

/** The assessment as it may be compared. */
export function candidateOf(stored: StoredAssessment): Candidate {
  const { assessment, questionnaire, municipality, evidence } = stored
  const counted = groupedBy(evidence, ({ itemId }) => itemId)
  return {
    assessment,
    municipality,
    questionnaire,
    evidence,
    evidenceCounts: new Map([...counted].map(([id, pieces]) => [id, pieces.length])),
    ...spoken(stored, new Map(stored.answers.map(({ itemId, content }) => [itemId, content]))),
  }
}

type Spoken = Pick<Candidate, 'answers' | 'voice' | 'people'>

function spoken({ assessment, questionnaire, said }: StoredAssessment, answers: SheetAnswers): Spoken {
  if (assessment.respondents !== 'workshop') return { answers, voice: assessment.respondents, people: null }
  if (!said) return { answers, voice: 'consensus', people: null }
  const context = contextOf(assessment)
  const readings = groupReadings({ ...said, questionnaire, context })
  const results = outcomes(questionnaire, context, answers, readings)
  const codes = new Set(said.ballots.map(({ code }) => code))
  return {
    answers: filledWithMedians(answers, readings),
    voice: [...results.values()].some(({ kind }) => kind === 'median') ? 'median' : 'consensus',
    // Hands are raised by people whom nobody has counted.
    people: codes.size === 0 ? null : codes.size,
  }
}
