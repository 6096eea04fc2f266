import { NORMAL_QUANTILE } from './interval'

/** 95 % lie between the quantiles on both sides. */
const INSIDE = 0.95
/** Up to here the series is summed; above, the expansion is as exact and does not grow. */
const SERIES_UP_TO = 200

const known = new Map<number, number>()

/**
 * The 0.975 quantile of Student's t distribution with so many degrees of freedom (a whole number from 1 on): 95 % lie
 * within ± it. Exact to at least 9 significant digits: up to 200 degrees by the finite series of Abramowitz & Stegun,
 * Handbook of Mathematical Functions, 26.7.3 and 26.7.4, inverted by bisection; above by their expansion 26.7.5.
 */
export function studentQuantile(degrees: number): number {
  const before = known.get(degrees)
  if (before !== undefined) return before
  const quantile = degrees > SERIES_UP_TO ? byExpansion(degrees) : byBisection(degrees)
  known.set(degrees, quantile)
  return quantile
}

function byBisection(degrees: number): number {
  let [low, high] = [0, Math.PI / 2]
  // 60 halvings exhaust the digits of a double.
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (insideUpTo(middle, degrees) < INSIDE) low = middle
    else high = middle
  }
  return Math.tan((low + high) / 2) * Math.sqrt(degrees)
}

/** P(|T| ≤ t) for the angle θ = arctan(t ÷ √degrees). */
function insideUpTo(angle: number, degrees: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const isOdd = degrees % 2 === 1
  // Terms: cos θ · (1 + 2/3 cos² θ + 2·4/(3·5) cos⁴ θ + …) when odd, 1 + 1/2 cos² θ + 1·3/(2·4) cos⁴ θ + … when even.
  let term = isOdd ? cosine : 1
  let sum = degrees === 1 ? 0 : term
  for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine ** 2
    sum += term
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum
}

function byExpansion(degrees: number): number {
  const z = NORMAL_QUANTILE
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9]
  return (
    z +
    (z3 + z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92_160 * degrees ** 4)
  )
}
