import { rounded, share, type Share } from '@/domain/shared/units'

/** The two ends of a 95 % confidence interval, in the unit of what it is about. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 0.975 quantile of the standard normal distribution: 95 % lie within ± so many standard deviations. */
export const NORMAL_QUANTILE = 1.959963984540054

/**
 * The 95 % score interval of a share (E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", JASA 22, 1927), without continuity correction. It contains count ÷ n and stays within 0–1. Null where n is 0.
 */
export function wilson(count: number, n: number): Interval | null {
  if (n === 0) return null
  const z2 = NORMAL_QUANTILE ** 2
  const middle = (count + z2 / 2) / (n + z2)
  const reach = (NORMAL_QUANTILE / (n + z2)) * Math.sqrt((count * (n - count)) / n + z2 / 4)
  return {
    // At the ends the exact value is 0 or 1; floating point may miss it.
    low: count === 0 ? 0 : rounded(Math.max(0, middle - reach)),
    high: count === n ? 1 : rounded(Math.min(1, middle + reach)),
  }
}

/** A count as a part of n, with its interval; both null where n is 0. */
export function shareOf(
  count: number,
  n: number,
): { readonly share: Share | null; readonly interval: Interval | null } {
  return { share: n === 0 ? null : share(count / n), interval: wilson(count, n) }
}
