import { rounded } from '@/domain/shared/units'
import type { Interval } from './interval'
import { studentQuantile } from './student'

/** A mean with what it rests on. */
export interface Mean {
  /** How many values. */
  readonly n: number
  readonly mean: number
  /** 95 % by Student's t; it may reach beyond the scale of the values. Null for a single value, which tells no spread. */
  readonly interval: Interval | null
}

/** The mean of values with its 95 % interval; null where there are none. Their order does not matter. */
export function meanInterval(values: readonly number[]): Mean | null {
  const n = values.length
  if (n === 0) return null
  // Floating-point sums depend on the order; a sorted one does not.
  const sorted = [...values].sort((a, b) => a - b)
  const mean = sum(sorted) / n
  if (n === 1) return { n, mean: rounded(mean), interval: null }
  const deviation = Math.sqrt(sum(sorted.map((value) => (value - mean) ** 2)) / (n - 1))
  return { n, mean: rounded(mean), interval: intervalOf(n, mean, deviation) }
}

/** The 95 % interval of a mean of n ≥ 2 values with this standard deviation (of the sample, with n − 1). */
export function intervalOf(n: number, mean: number, deviation: number): Interval {
  const reach = (studentQuantile(n - 1) * deviation) / Math.sqrt(n)
  return { low: rounded(mean - reach), high: rounded(mean + reach) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
