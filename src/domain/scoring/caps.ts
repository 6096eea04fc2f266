import type { Facts } from '@/domain/assessment/facts'
import { evaluate, evaluateOpen } from '@/domain/expression/evaluate'
import type { Indicator } from '@/domain/questionnaire/format-1'
import { ladderOf } from '@/domain/questionnaire/tree'
import { rounded, share } from '@/domain/shared/units'
import type { PreparedItem } from './prepare'
import type { AppliedCap } from './score'

type Cap = NonNullable<Indicator['caps']>[number]

/** The share of a level on the indicator's ladder, 0–1; null where it has no ladder. */
export function shareOfLevel(indicator: Indicator, level: number): number | null {
  const levels = ladderOf(indicator)?.levels
  const lowest = levels?.[0]?.value
  const highest = levels?.at(-1)?.value
  if (lowest === undefined || highest === undefined || lowest === highest) return null
  return Math.min(1, Math.max(0, (level - lowest) / (highest - lowest)))
}

function limitOf(indicator: Indicator, { limit }: Cap): number {
  return 'share' in limit ? limit.share : (shareOfLevel(indicator, limit.level) ?? 1)
}

/** The share, at most the limit; floating-point dust above the limit is none. */
export function atMost(value: number, limit: number): number {
  return rounded(value) > rounded(limit) ? limit : value
}

/** What the caps of an indicator allow: now, and at the two ends of what answers still to come can make of them. */
export interface Limits {
  /** Caps whose condition holds now, with their index. One that is not known does not hold. */
  readonly now: readonly { readonly index: number; readonly limit: number }[]
  /** Lowest limit if every condition still open turns out true. */
  readonly ifCapped: number
  /** Lowest limit if every condition still open turns out false. */
  readonly ifUncapped: number
}

const NO_LIMITS: Limits = { now: [], ifCapped: 1, ifUncapped: 1 }

/** The caps of an indicator under these facts (scoring.md §2, §5). */
export function limitsOf(indicator: Indicator, facts: Facts): Limits {
  if (!indicator.caps) return NO_LIMITS
  const caps = indicator.caps.map((cap, index) => ({
    index,
    limit: limitOf(indicator, cap),
    holds: evaluate(cap.when, facts.now) === true,
    outcome: evaluateOpen(cap.when, facts.open),
  }))
  const lowest = (chosen: typeof caps) => Math.min(1, ...chosen.map((cap) => cap.limit))
  return {
    now: caps.filter((cap) => cap.holds).map(({ index, limit }) => ({ index, limit })),
    ifCapped: lowest(caps.filter((cap) => cap.outcome === true || cap.outcome === undefined)),
    ifUncapped: lowest(caps.filter((cap) => cap.outcome === true)),
  }
}

/** The share after each cap in turn, and what each found before it. */
export function capped(value: number, limits: Limits): { value: number; caps: AppliedCap[] } {
  let current = value
  const caps = limits.now.map(({ index, limit }) => {
    const before = share(current)
    current = atMost(current, limit)
    return { index, limit: share(limit), before }
  })
  return { value: current, caps }
}

/** Where an indicator without any evidence is capped in the evidenced reading (scoring.md §7). */
export function evidenceLimit(
  indicator: Indicator,
  scored: readonly PreparedItem[],
  withoutEvidence: { readonly level: number; readonly share: number },
): number {
  const isLadder = scored.some(({ item }) => item.type === 'ladder')
  return (isLadder ? shareOfLevel(indicator, withoutEvidence.level) : null) ?? withoutEvidence.share
}
