import type { Facts } from '@/domain/assessment/facts'
import type { AssessmentContext, EvidenceCounts, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'

/** What scoring one sheet reads besides the tree. */
export interface Run {
  readonly scoring: Questionnaire['scoring']
  readonly answers: SheetAnswers
  readonly evidence: EvidenceCounts
  readonly context: AssessmentContext
  readonly facts: Facts
}
