import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { rounded, type Share } from '@/domain/shared/units'
import type { GateResult } from './score'

type Scoring = Questionnaire['scoring']
type Interval = Scoring['bands'][number]
type Gate = NonNullable<Scoring['gates']>[number]

/** Place of the interval that holds the share, lowest first; -1 below the first. */
export function placeOf(share: Share, intervals: readonly Interval[]): number {
  return intervals.findLastIndex(({ from }) => rounded(from) <= share)
}

/**
 * The highest place that gates in one of these states leave open (scoring.md §6): each keeps the interval it names, and
 * all above, out of reach. Infinity where none does.
 */
export function openUpTo(
  intervals: readonly Interval[],
  named: (gate: Gate) => string | undefined,
  scoring: Scoring,
  results: readonly GateResult[],
  closing: readonly GateResult['state'][],
): number {
  const closed = (scoring.gates ?? [])
    .filter((gate) => results.some(({ id, state }) => id === gate.id && closing.includes(state)))
    .map((gate) => intervals.findIndex(({ id }) => id === named(gate)))
    .filter((place) => place >= 0)
  return Math.min(...closed) - 1
}

/** Id of the band that holds the share; null where the bands leave a gap below it. */
export function bandOf(share: Share, { bands }: Scoring): string | null {
  return bands[placeOf(share, bands)]?.id ?? null
}

/**
 * The band after the gates (scoring.md §6): one that is unmet keeps its band and all above out of reach, and so does one
 * that is not yet known, or leaving a question open would give a better band than answering it.
 */
export function gatedBand(share: Share, scoring: Scoring, gates: readonly GateResult[]): string | null {
  const { bands } = scoring
  const open = openUpTo(bands, ({ band }) => band, scoring, gates, ['unmet', 'notKnown'])
  return bands[Math.min(placeOf(share, bands), open)]?.id ?? null
}
