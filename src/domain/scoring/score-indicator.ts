import { indicatorProgress, NO_PROGRESS } from '@/domain/assessment/progress'
import { rounded, share } from '@/domain/shared/units'
import { plain } from './arithmetic'
import { bandOf } from './bands'
import { atMost, capped, evidenceLimit, limitsOf } from './caps'
import { aggregated, givenOut, noFigures, stateOf, traceOf, type Figures, type Reckoned } from './figures'
import type { PreparedIndicator } from './prepare'
import type { Run } from './run'
import type { AppliedCap, NodeScore } from './score'
import { reckonItem, removedItem } from './score-item'

/** The score of an indicator that is asked: its items combined, then its caps, then the evidenced reading. */
export function reckonIndicator(prepared: PreparedIndicator, run: Run): Reckoned {
  const children = prepared.items.map((item) => reckonItem(item, run))
  const inOrder = prepared.order.flatMap((index) => children[index]?.figures ?? [])
  const combined = aggregated(prepared.rule, prepared.weight, inOrder)
  const { figures, caps } = withCaps(combined, prepared, run)
  const given = givenOut(stateOf(figures, children, run.scoring.coverageGate, 'missing'), figures)
  const trace = traceOf(prepared.rule, combined.claimed, children)
  const score: NodeScore = {
    id: prepared.id,
    kind: 'indicator',
    ...given,
    band: given.share === null ? null : bandOf(given.share, run.scoring),
    gates: [],
    progress: indicatorProgress(prepared.indicator, run.answers, run.facts.hidden),
    children: children.map((child) => child.score),
    trace: { ...trace, caps, arithmetic: [trace.arithmetic, ...caps.flatMap(capArithmetic)].join('; ') },
  }
  return { score, figures }
}

/** An indicator that is not asked, in this subset or of this kind of municipality. */
export function removedIndicator({ id, items, weight }: PreparedIndicator): Reckoned {
  const figures = noFigures(weight)
  const children = items.map(removedItem)
  const score: NodeScore = {
    id,
    kind: 'indicator',
    ...givenOut('removed', figures),
    band: null,
    gates: [],
    progress: NO_PROGRESS,
    children: children.map((child) => child.score),
    trace: traceOf('weightedMean', null, children),
  }
  return { score, figures }
}

function withCaps(
  figures: Figures,
  { indicator, items }: PreparedIndicator,
  { facts, evidence, scoring }: Run,
): { figures: Figures; caps: AppliedCap[] } {
  const { claimed, low, high, mayHaveNoCase, isElastic } = figures
  if (low === null || high === null) return { figures, caps: [] }
  const limits = limitsOf(indicator, facts)
  const ends = {
    low: atMost(low, limits.ifCapped),
    high: atMost(high, limits.ifUncapped),
    isElastic: isElastic || (indicator.caps !== undefined && mayHaveNoCase),
  }
  if (claimed === null) return { figures: { ...figures, ...ends }, caps: [] }
  const { value, caps } = capped(claimed, limits)
  const hasEvidence = indicator.items.some((item) => (evidence.get(item.id) ?? 0) > 0)
  const limit = hasEvidence ? 1 : evidenceLimit(indicator, items, scoring.withoutEvidence)
  const evidenced = atMost(value, limit)
  if (evidenced < value) caps.push({ index: null, limit: share(limit), before: share(value) })
  return { figures: { ...figures, ...ends, claimed: value, evidenced }, caps }
}

/** The evidence cap belongs to the other reading, so it has no place in the line of the claimed one. */
function capArithmetic({ index, limit, before }: AppliedCap): string[] {
  if (index === null) return []
  return [`min(${plain(before)}, ${plain(limit)}) = ${plain(rounded(Math.min(before, limit)))}`]
}
