import type { Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import type { ScoreResult } from '@/domain/scoring/score'
import type { Share } from '@/domain/shared/units'
import type { Candidate } from './candidate'

/**
 * Why an assessment takes no part in a comparison. One is enough; all that hold are named.
 * `practice`: the municipality for practice. `otherRespondents`: said from outside where the others speak of themselves,
 * or the other way round. `sameWaveTwice`: another of the same municipality and wave is chosen as well, and nobody can
 * tell which of them counts. `noMapping`: its version says nothing of how to get to that of the comparison.
 */
export type ExclusionReason =
  | { readonly code: 'unknownMunicipality'; readonly municipality: string }
  | { readonly code: 'practice' }
  | { readonly code: 'otherQuestionnaire'; readonly questionnaireId: string }
  | { readonly code: 'noMapping'; readonly version: string; readonly target: string }
  | { readonly code: 'sameWaveTwice'; readonly assessmentIds: readonly string[] }
  | { readonly code: 'otherRespondents' }
  | { readonly code: 'nothingApplies' }
  | { readonly code: 'nothingShared' }
  /** Below the gate of the questionnaire, on what is compared. */
  | { readonly code: 'lowCoverage'; readonly coverage: Share; readonly gate: Share }

/**
 * What does not hinder a comparison and has to be known beside its figures. `assessmentIds`: those it concerns.
 * `versions`: answered in another version than the comparison's. `subsets`: asked more than is compared. `voices`: not all
 * were said in the same way; those that were said otherwise than most. `drafts`: not finished. `unevidenced`: fewer than
 * half of the indicators that have a number have evidence.
 */
export interface Caveat {
  readonly code: 'versions' | 'subsets' | 'voices' | 'drafts' | 'unevidenced'
  readonly assessmentIds: readonly string[]
}

/** An assessment that is compared. */
export interface Entry {
  readonly candidate: Candidate
  /** On what is compared alone, in the version of the comparison: the one score by which it may stand beside others. */
  readonly score: ScoreResult
  /** Whole, in its own version: what its own report says. */
  readonly own: ScoreResult
}

/** An assessment that is left out, with every reason. */
export interface Exclusion {
  readonly candidate: Candidate
  readonly reasons: readonly [ExclusionReason, ...ExclusionReason[]]
}

/** A round in which assessments were made. */
export interface WaveOf {
  /** Its label, as the assessments have it. */
  readonly label: string
  /** First and last day that its assessments speak of. */
  readonly from: string
  readonly to: string
}

/**
 * Several assessments side by side. Whatever is in `entries` may be compared with each other; whatever is not stands in
 * `excluded`. Nothing is averaged in silence.
 */
export interface Comparison {
  /** The newest version among those that are compared: all scores are in it. */
  readonly questionnaire: Questionnaire
  /** What every entry was asked and every version carries over, in the order of the file. */
  readonly shared: readonly Indicator[]
  /** What some entries were asked and others not: not compared. */
  readonly notShared: readonly Indicator[]
  /** At most one of each municipality and wave; by code of municipality, then by wave. */
  readonly entries: readonly Entry[]
  readonly excluded: readonly Exclusion[]
  readonly caveats: readonly Caveat[]
  /** From the oldest to the newest. */
  readonly waves: readonly WaveOf[]
}
