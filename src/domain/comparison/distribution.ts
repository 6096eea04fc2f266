import { share, type Share } from '@/domain/shared/units'

/**
 * How values lie. Quartiles by linear interpolation between the two nearest values (type 7 of Hyndman and Fan 1996, as
 * QUARTILE.INC of spreadsheets), so that anybody can check them. Null for no values at all.
 */
export interface Distribution {
  /** How many were compared; who has no number is not among them. */
  readonly n: number
  readonly lowest: Share
  readonly lowerQuartile: Share
  readonly median: Share
  readonly upperQuartile: Share
  readonly highest: Share
  /** Arithmetic mean, each with the same weight. */
  readonly mean: Share
}

/** How these shares lie, in whatever order they come; null where there are none. */
export function distributionOf(shares: readonly Share[]): Distribution | null {
  const n = shares.length
  if (n === 0) return null
  const sorted = Float64Array.from(shares).sort()
  // A floating-point sum depends on the order; a sorted one does not.
  const sum = sorted.reduce((total, value) => total + value, 0)
  return {
    n,
    lowest: quantileOf(sorted, 0),
    lowerQuartile: quantileOf(sorted, 0.25),
    median: quantileOf(sorted, 0.5),
    upperQuartile: quantileOf(sorted, 0.75),
    highest: quantileOf(sorted, 1),
    mean: share(sum / n),
  }
}

/** The value below which this part of them lies; between two of them on the straight line. */
function quantileOf(sorted: Float64Array, part: number): Share {
  const at = (sorted.length - 1) * part
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return share(below + (at - Math.floor(at)) * (above - below))
}
