import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Share } from '@/domain/shared/units'
import type { GateResult } from './score'

type Scoring = Questionnaire['scoring']

/** Id of the band that holds the share; null where the bands leave a gap below it. */
export function bandOf(share: Share, { bands }: Scoring): string | null {
  return bands.findLast((band) => band.from <= share)?.id ?? null
}

/**
 * The band after the gates (scoring.md §6): one that is unmet keeps its band and all above out of reach, and so does one
 * that is not yet known, or leaving a question open would give a better band than answering it.
 */
export function gatedBand(share: Share, scoring: Scoring, gates: readonly GateResult[]): string | null {
  const order = scoring.bands.map((band) => band.id)
  const closed = (scoring.gates ?? [])
    .filter((gate) =>
      gates.some(({ id, state }) => id === gate.id && (state === 'unmet' || state === 'notKnown')),
    )
    .map((gate) => order.indexOf(gate.band ?? ''))
    .filter((index) => index >= 0)
  const reached = order.indexOf(bandOf(share, scoring) ?? '')
  return order[Math.min(reached, ...closed.map((index) => index - 1))] ?? null
}
