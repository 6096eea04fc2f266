import { askedIndicators } from '@/domain/assessment/applicability'
import { contextOf } from '@/domain/assessment/assessment-context'
import { factsOf } from '@/domain/assessment/facts'
import { countedItems } from '@/domain/assessment/progress'
import { share, type Share } from '@/domain/shared/units'
import type { Candidate } from './candidate'
import { ownScore } from './own-score'

/**
 * How well an assessment was answered, whole and in its own version. Each is a share, 0–1; null where nothing is asked.
 * Never of a candidate without a name, whose answers are gone in part.
 */
export interface CandidateFacts {
  /** Answered weight ÷ applicable weight; null where nothing applies. */
  readonly coverage: Share | null
  /** Of the questions that are asked, how many were “not applicable”. */
  readonly notApplicable: Share | null
  /** Of the questions that are asked, how many were answered with “don't know”. */
  readonly dontKnow: Share | null
  /** Of the questions that were answered, how many have a piece of evidence. */
  readonly evidenced: Share | null
}

const known = new WeakMap<Candidate, CandidateFacts>()

/** How well an assessment was answered; worked out once for each candidate. */
export function factsOfCandidate(candidate: Candidate): CandidateFacts {
  const before = known.get(candidate)
  if (before) return before
  const facts = { ...countsOf(candidate), coverage: ownScore(candidate).root.coverage }
  known.set(candidate, facts)
  return facts
}

function countsOf(candidate: Candidate): Omit<CandidateFacts, 'coverage'> {
  const { questionnaire, answers, evidenceCounts, assessment } = candidate
  const context = contextOf(assessment)
  const asked = askedIndicators(questionnaire, context)
  const { standings } = factsOf(asked, answers, context)
  const counted = asked.flatMap(countedItems).flatMap(({ id }) => {
    const standing = standings.get(id)
    return standing ? [{ id, state: standing.state }] : []
  })
  const answered = counted.filter(({ state }) => state === 'answered')
  const partOf = (part: number, of: number) => (of === 0 ? null : share(part / of))
  return {
    notApplicable: partOf(counted.filter(({ state }) => state === 'na').length, counted.length),
    dontKnow: partOf(counted.filter(({ state }) => state === 'dontKnow').length, counted.length),
    evidenced: partOf(answered.filter(({ id }) => (evidenceCounts.get(id) ?? 0) > 0).length, answered.length),
  }
}
