import type { AssessmentContext, EvidenceCounts, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment } from '@/domain/records/assessment'
import type { Decision, PriorityVote } from '@/domain/records/ballot'
import type { Action } from '@/domain/records/plan'
import type { Participant, Workshop } from '@/domain/records/workshop'
import type { Language, LocalisedText } from '@/domain/shared/text'
import type { Instant } from '@/domain/shared/units'
import type { Said } from '@/domain/workshop/said'

/** Everything minutes are made from, as stored. */
export interface MinutesInput {
  /** Language of the minutes, which need not be that of the screen. */
  readonly language: Language
  readonly questionnaire: Questionnaire
  readonly municipality: { readonly id: string; readonly name: LocalisedText; readonly region: LocalisedText }
  readonly assessment: Pick<Assessment, 'period' | 'wave' | 'chosen'>
  readonly context: AssessmentContext
  /** What the group agreed on. */
  readonly answers: SheetAnswers
  readonly evidenceCounts: EvidenceCounts
  readonly workshop: Workshop
  readonly participants: readonly Participant[]
  /** By the id of the participant; null unless the facilitator asked for names, and unused where the rules forbid them. */
  readonly names: ReadonlyMap<string, string> | null
  readonly ballots: Said['ballots']
  readonly hands: Said['hands']
  readonly decisions: readonly Decision[]
  readonly votes: readonly PriorityVote[]
  readonly actions: readonly Action[]
  readonly generatedAt: Instant
  readonly appVersion: string
}
