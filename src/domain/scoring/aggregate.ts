import type { Rule } from './arithmetic'

/** A share with the weight it brings to its parent. */
export interface Part {
  readonly share: number
  readonly weight: number
}

/** A part that may yet turn out to bring no weight (a ratio that may prove to have no case). */
export interface UncertainPart extends Part {
  readonly mayLeave: boolean
}

/** The parts combined by the rule, unrounded, 0–1; null when there are none. Sums run in the order given. */
export function combine(rule: Rule, parts: readonly Part[]): number | null {
  if (parts.length === 0) return null
  if (rule === 'min') return Math.min(...parts.map((part) => part.share))
  let sum = 0
  let weights = 0
  for (const { share, weight } of parts) {
    sum += weight * (rule === 'weightedMean' ? share : Math.log(share))
    weights += weight
  }
  return rule === 'weightedMean' ? sum / weights : Math.exp(sum / weights)
}

/**
 * The lowest or highest that the parts can combine to, when those that may leave do so wherever it helps. Null when
 * there are no parts. Every rule moves towards a part that is added, so adding the most extreme ones first finds the end.
 */
export function extreme(rule: Rule, parts: readonly UncertainPart[], end: 'low' | 'high'): number | null {
  const sign = end === 'low' ? 1 : -1
  const certain = parts.filter((part) => !part.mayLeave)
  const uncertain = parts.filter((part) => part.mayLeave).sort((a, b) => sign * (a.share - b.share))
  let value = combine(rule, certain)
  for (const part of uncertain) {
    const withPart = combine(rule, [...certain, part])
    if (value !== null && withPart !== null && sign * (withPart - value) >= 0) continue
    certain.push(part)
    value = withPart
  }
  return value
}
