import { contextOf } from '@/domain/assessment/assessment-context'
import { shownSheet } from '@/domain/assessment/shown-sheet'
import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Answer } from '@/domain/records/answer'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { Evidence } from '@/domain/records/evidence'
import { isBlindNow } from '@/domain/workshop/blind'
import { groupReadings } from '@/domain/workshop/group'
import { filledWithMedians, outcomes, type Outcome } from '@/domain/workshop/outcome'
import type { Said } from '@/domain/workshop/said'
import { isWithoutVoices } from '@/domain/workshop/without-voices'
import type { LivingRecords } from './living-records'

/** The questionnaire with this fingerprint; null where it is not here or not sound. */
export type QuestionnaireOf = (sha256: string) => Questionnaire | null

/** What was said in a workshop, as stored. */
export type SaidHere = Pick<Said, 'participants' | 'ballots' | 'hands'>

/** What is stored of an assessment. */
export interface StoredSheet {
  readonly assessment: Assessment
  readonly context: AssessmentContext
  /** The one that it is shown and scored by. */
  readonly sheet: Sheet
  readonly answers: readonly Answer[]
  readonly evidence: readonly Evidence[]
  /** Null where it is no sheet of a group, in the blind round, and where it came without what each handed in. */
  readonly said: SaidHere | null
}

/** What is stored of an assessment; null where it has no sheet, as a survey. */
export function storedSheet(records: LivingRecords, assessment: Assessment): StoredSheet | null {
  const sheet = shownSheet(records.of('sheets', assessment.id))
  if (!sheet) return null
  return {
    assessment,
    context: contextOf(assessment),
    sheet,
    answers: records.of('answers', sheet.id),
    evidence: records.of('evidence', sheet.id),
    said: saidIn(records, sheet),
  }
}

function saidIn(records: LivingRecords, sheet: Sheet): SaidHere | null {
  if (sheet.kind !== 'consensus' || isWithoutVoices(sheet)) return null
  const id = sheet.assessmentId
  const [workshop] = records.of('workshops', id)
  if (!workshop || isBlindNow(workshop)) return null
  return {
    participants: records.of('participants', id),
    ballots: records.of('ballots', id),
    hands: records.of('hands', id),
  }
}

/** What is scored. */
export interface ScoredAnswers {
  /** Of a group, with the lower median where it has agreed on nothing. */
  readonly answers: SheetAnswers
  /** On what each indicator rests, by its id; null where the answers are not those of a group. */
  readonly outcomes: ReadonlyMap<string, Outcome> | null
}

/** The answers that are scored. */
export function scoredAnswers(
  { answers: stored, context, said }: StoredSheet,
  questionnaire: Questionnaire,
): ScoredAnswers {
  const answers = new Map(stored.map(({ itemId, content }) => [itemId, content]))
  if (!said) return { answers, outcomes: null }
  const readings = groupReadings({ ...said, questionnaire, context })
  return {
    answers: filledWithMedians(answers, readings),
    outcomes: outcomes(questionnaire, context, answers, readings),
  }
}
