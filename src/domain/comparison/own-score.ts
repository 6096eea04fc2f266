import { contextOf } from '@/domain/assessment/assessment-context'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { ScoreResult } from '@/domain/scoring/score'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { Candidate } from './candidate'

const known = new WeakMap<Candidate, ScoreResult>()

/**
 * The score of a candidate, whole and in its own version; worked out once for each, so that many can be scored before they
 * are compared. `document`: of equal contents the one that all are read from.
 */
export function ownScore(
  candidate: Candidate,
  document: Questionnaire = candidate.questionnaire,
): ScoreResult {
  const before = known.get(candidate)
  if (before) return before
  const { assessment, answers, evidenceCounts } = candidate
  const score = scoreSheet(document, answers, evidenceCounts, contextOf(assessment))
  known.set(candidate, score)
  return score
}
