import type { Sheet } from '@/domain/records/assessment'
import { periodProblem } from './period'

/** Who answers, in the order in which roles are offered. */
export const ROLES = ['member', 'chair', 'staff', 'cityHall', 'civilSociety', 'resident', 'other'] as const

/** What a person has entered so far to begin an assessment. */
export interface BeginDraft {
  /** Code of the register; null until chosen. */
  municipality: string | null
  /** `full`, or the id of a subset. */
  subset: string
  from: string
  to: string
  wave: string
  /** Empty until chosen. */
  role: Sheet['role'] | ''
  name: string
}

/** What is still missing or wrong, field by field; the codes are keys of `begin.problem`. */
export interface BeginProblems {
  readonly municipality: 'chooseMunicipality' | null
  readonly period: 'periodMissing' | 'periodReversed' | null
  readonly wave: 'waveMissing' | null
  readonly role: 'chooseRole' | null
}

/** What stands in the way of beginning with this draft. */
export function problemsOf(draft: BeginDraft): BeginProblems {
  const period = periodProblem(draft)
  return {
    municipality: draft.municipality === null ? 'chooseMunicipality' : null,
    period: period === null ? null : period === 'missing' ? 'periodMissing' : 'periodReversed',
    wave: draft.wave.trim() === '' ? 'waveMissing' : null,
    role: draft.role === '' ? 'chooseRole' : null,
  }
}

/** Whether nothing stands in the way. */
export function isComplete(problems: BeginProblems): boolean {
  return Object.values(problems).every((problem) => problem === null)
}

/** A label for the new round: the year, told apart from the round before where that has the same label. */
export function waveLabel(year: string, previous: string | null): string {
  return previous === year ? `${year}-2` : year
}

/** Rough time to answer this many indicators, in minutes, to the nearest five. */
export function roughMinutes(indicators: number): number {
  const MINUTES_EACH = 1.4
  return Math.max(5, Math.round((indicators * MINUTES_EACH) / 5) * 5)
}
