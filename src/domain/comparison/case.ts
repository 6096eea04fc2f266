import { contextOf } from '@/domain/assessment/assessment-context'
import type { AssessmentContext } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { ScoreResult } from '@/domain/scoring/score'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { Candidate } from './candidate'
import type { ExclusionReason } from './comparison'
import { ownScore } from './own-score'
import type { Reach, Target } from './reach'

/** A candidate while it is judged. */
export interface Case {
  readonly candidate: Candidate
  readonly context: AssessmentContext
  /** Whole, in its own version. */
  readonly own: ScoreResult
  /** What speaks against it so far. */
  readonly reasons: ExclusionReason[]
}

/** The candidates, each with its own score and nothing against it yet. Equal contents are read from one document. */
export function casesOf(candidates: readonly Candidate[]): Case[] {
  const documents = new Map<string, Questionnaire>()
  return candidates.map((candidate) => {
    const { assessment } = candidate
    const { sha256 } = assessment.questionnaire
    const questionnaire = documents.get(sha256) ?? candidate.questionnaire
    documents.set(sha256, questionnaire)
    const own = ownScore(candidate, questionnaire)
    return { candidate, context: contextOf(assessment), own, reasons: [] }
  })
}

/** Whether nothing speaks against it so far. */
export function isOpen({ reasons }: Case): boolean {
  return reasons.length === 0
}

/** Whether enough was answered for a number, by the gate of its own version. */
export function standsAlone({ own }: Case): boolean {
  return own.root.state === 'scored'
}

/** What of the target is compared. */
export interface Common {
  /** Ids of its indicators. */
  readonly shared: ReadonlySet<string>
  /** The subset as conditions read it: that which all who decide were asked, or `chosen`, so that they hold for all alike. */
  readonly subset: string
}

/** The score on the shared indicators that it was asked, in the target's version. */
export function scoreOn(
  { candidate, context, own }: Case,
  { questionnaire }: Target,
  { bridge, asked }: Reach,
  { shared, subset }: Common,
): ScoreResult {
  const chosen = [...asked].filter((id) => shared.has(id))
  if (!bridge && chosen.length === asked.size && context.subset === subset) return own
  const { answers, evidenceCounts } = bridge ? bridge.across(candidate) : candidate
  return scoreSheet(questionnaire, answers, evidenceCounts, { ...context, subset, chosen })
}
