import { groupedBy } from '@/domain/shared/grouped'
import type { Candidate } from './candidate'
import type { WaveOf } from './comparison'
import { byText } from '@/domain/shared/by-text'

/** The rounds in which these assessments were made, by their latest day, then by label. */
export function wavesOf(candidates: readonly Candidate[]): WaveOf[] {
  const rounds = groupedBy(candidates, ({ assessment }) => assessment.wave)
  return [...rounds]
    .map(([label, all]) => ({
      label,
      from: all.map(({ assessment }) => assessment.period.from).reduce((a, b) => (a < b ? a : b)),
      to: all.map(({ assessment }) => assessment.period.to).reduce((a, b) => (a > b ? a : b)),
    }))
    .sort((a, b) => byText(a.to, b.to) || byText(a.label, b.label))
}
