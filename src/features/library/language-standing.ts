import type { LanguageState } from '@/domain/questionnaire/language-state'

/** How far a questionnaire is in one language, as a sentence tells it. */
export interface LanguageStanding {
  /** Share of the texts that exist in it, 0–1; below 1 as soon as one is missing, also when rounded to percent. */
  readonly present: number
  /** Who has looked at what exists: the same for all of it, or `mixed`. */
  readonly review: 'reviewed' | 'draft' | 'machine' | 'mixed'
  /** Share of what exists that was reviewed, 0–1, rounded down to percent. */
  readonly reviewed: number
}

/** How far a questionnaire is in one language, as a sentence tells it. */
export function languageStanding(state: LanguageState): LanguageStanding {
  const { texts, present, reviewed } = state
  const only = (['reviewed', 'draft', 'machine'] as const).find((review) => state[review] === present)
  return {
    present: wholePercents(present, texts),
    review: present === 0 ? 'machine' : (only ?? 'mixed'),
    reviewed: wholePercents(reviewed, present),
  }
}

/** Rounded down: "100%" is said only of all. */
function wholePercents(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.floor((part / whole) * 100) / 100
}
