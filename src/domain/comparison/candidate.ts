import type { EvidenceCounts, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment } from '@/domain/records/assessment'
import type { Evidence } from '@/domain/records/evidence'
import type { Municipality } from '@/domain/registers/municipality'

/** Every voice, the most usual first. */
export const VOICES = ['self', 'consensus', 'median', 'external'] as const

/**
 * Who said what an assessment says: the municipality itself on one sheet (`self`); a workshop that agreed on every
 * indicator it was asked (`consensus`); a workshop of whose results at least one is a median (`median`); or somebody from
 * outside (`external`).
 */
export type Voice = (typeof VOICES)[number]

/** An assessment that may be compared: what is stored of it, read but not yet judged. */
export interface Candidate {
  readonly assessment: Assessment
  /** Null where the register does not know the code. */
  readonly municipality: Municipality | null
  /** The version it was answered in. */
  readonly questionnaire: Questionnaire
  /** Those that are scored: of a workshop filled up with medians. */
  readonly answers: SheetAnswers
  readonly evidence: readonly Evidence[]
  readonly evidenceCounts: EvidenceCounts
  readonly voice: Voice
  /** How many people took part in the workshop; null for the others, and where that is not here. */
  readonly people: number | null
  /** There where names are not told (`anonymised`): then neither kind nor dates may be shown, though the types ask for them. */
  readonly isAnonymous?: true
}
