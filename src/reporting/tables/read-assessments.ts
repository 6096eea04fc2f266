import { askedIndicators, askedItems } from '@/domain/assessment/applicability'
import { contextOf } from '@/domain/assessment/assessment-context'
import { factsOf } from '@/domain/assessment/facts'
import type { Standing } from '@/domain/assessment/standing'
import type { Candidate } from '@/domain/comparison/candidate'
import { factsOfCandidate } from '@/domain/comparison/candidate-facts'
import type { Comparison, Entry, ExclusionReason } from '@/domain/comparison/comparison'
import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerContent } from '@/domain/records/answer'
import type { Share } from '@/domain/shared/units'
import { isNameless } from './answer-cells'

/** What was said of an item that was asked. */
export interface ItemAnswer {
  readonly item: Item
  /** As it counts: what no score may rest on is unanswered. */
  readonly standing: Standing
  /** Undefined where nobody has touched it. */
  readonly content: AnswerContent | undefined
}

/** An assessment of the set, compared or left out, as the tables need it. */
export interface ReadAssessment {
  readonly candidate: Candidate
  /** Null where it is left out. */
  readonly entry: Entry | null
  /** Why it is left out; empty for one that is compared. */
  readonly reasons: readonly ExclusionReason[]
  /** Of each item that was asked and not hidden, in the order of its own version. */
  readonly answers: readonly ItemAnswer[]
  /**
   * On everything it was asked, in its own version; null where nothing applies. This and the shares below are null as well
   * where they would rest on answers that an anonymous comparison has lost.
   */
  readonly coverage: Share | null
  /** Of the questions asked, how many were “not applicable”, and how many “don't know”; null where nothing is asked. */
  readonly naShare: Share | null
  readonly dontKnowShare: Share | null
  /** Of the questions answered, how many have a piece of evidence; null where nothing is answered. */
  readonly evidencedShare: Share | null
}

/**
 * All assessments of a comparison: first those that are compared, then those that are left out. Of an anonymous one only
 * what may be told of the answers.
 */
export function readAssessments({ entries, excluded }: Comparison, isAnonymous: boolean): ReadAssessment[] {
  return [
    ...entries.map((entry) => ({ entry, candidate: entry.candidate, reasons: [] })),
    ...excluded.map(({ candidate, reasons }) => ({ entry: null, candidate, reasons })),
  ].map((one) => {
    const answers = answersOf(one.candidate)
    if (!isAnonymous) return { ...one, answers, ...sharesOf(one.candidate) }
    const nameless = answers.filter(({ item }) => isNameless(item))
    return { ...one, answers: nameless, ...NO_SHARES, coverage: one.entry?.own.root.coverage ?? null }
  })
}

const NO_SHARES = { naShare: null, dontKnowShare: null, evidencedShare: null }

function answersOf({ questionnaire, answers, assessment }: Candidate): ItemAnswer[] {
  const context = contextOf(assessment)
  const asked = askedIndicators(questionnaire, context)
  const { standings } = factsOf(asked, answers, context)
  return asked.flatMap((indicator) =>
    askedItems(indicator).flatMap((item): ItemAnswer[] => {
      const standing = standings.get(item.id)
      return standing ? [{ item, standing, content: answers.get(item.id) }] : []
    }),
  )
}

function sharesOf(candidate: Candidate): Pick<ReadAssessment, 'coverage' | keyof typeof NO_SHARES> {
  const { coverage, notApplicable, dontKnow, evidenced } = factsOfCandidate(candidate)
  return { coverage, naShare: notApplicable, dontKnowShare: dontKnow, evidencedShare: evidenced }
}
