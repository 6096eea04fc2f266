import type { Comparison, Entry } from '@/domain/comparison/comparison'
import type { Row, Table } from '@/domain/comparison/table'

/** Who was assessed in which of the two waves. */
export interface WavesOfAll {
  /** In both, so that a change can be told. */
  readonly both: readonly Row[]
  /** Only in the wave of the table. */
  readonly onlyNow: readonly Entry[]
  /** Only in the wave before. */
  readonly onlyBefore: readonly Entry[]
}

/** Who was assessed in which of the two waves of a table; without a wave before all are only in this one. */
export function wavesOfAll({ rows, before }: Table, { entries }: Comparison): WavesOfAll {
  const earlier = entries.filter(({ candidate }) => before !== null && candidate.assessment.wave === before)
  const codesBefore = new Set(earlier.map(codeOf))
  const codesNow = new Set(rows.map(({ entry }) => codeOf(entry)))
  return {
    both: rows.filter(({ entry }) => codesBefore.has(codeOf(entry))),
    onlyNow: rows.map(({ entry }) => entry).filter((entry) => !codesBefore.has(codeOf(entry))),
    onlyBefore: earlier.filter((entry) => !codesNow.has(codeOf(entry))),
  }
}

function codeOf({ candidate }: Entry): string {
  return candidate.assessment.municipality
}
