import { rounded, share } from '@/domain/shared/units'
import { combine, extreme } from './aggregate'
import { combiningArithmetic, type Rule } from './arithmetic'
import type { NodeScore, NodeState, Trace, TraceTerm } from './score'

/** The figures of a node, unrounded, as its parent takes them up. */
export interface Figures {
  /** The node's weight in its parent, `auto` resolved; 0 for an `auto` node where nothing applies. */
  readonly weight: number
  /** Answered part of the weight, 0–1; null where nothing applies. All figures below are null then. */
  readonly coverage: number | null
  /** Null while nothing is answered. */
  readonly claimed: number | null
  readonly evidenced: number | null
  readonly low: number | null
  readonly high: number | null
  /** Whether a missing ratio at or below the node may prove to have no case. */
  readonly mayHaveNoCase: boolean
  /**
   * Whether, because of such a ratio under a cap, `min` or `geometricMean`, the ends of the range must also allow for the
   * node bringing less weight to its parent than `weight`. Under weighted means alone the ends already hold all of it.
   */
  readonly isElastic: boolean
}

/** A node's score together with the figures its parent needs. */
export interface Reckoned {
  readonly score: NodeScore
  readonly figures: Figures
}

/** Figures of a node to which nothing applies. */
export function noFigures(weight: number | 'auto'): Figures {
  return {
    weight: weight === 'auto' ? 0 : weight,
    coverage: null,
    claimed: null,
    evidenced: null,
    low: null,
    high: null,
    mayHaveNoCase: false,
    isElastic: false,
  }
}

/**
 * The figures of a node from those of its children, given in the order of their ids (scoring.md §3–5). Each child brings
 * its provisional share with its answered weight; the range takes every missing one at worst and at best with full weight.
 */
export function aggregated(rule: Rule, weight: number | 'auto', children: readonly Figures[]): Figures {
  const applicable = children.filter((child) => child.coverage !== null)
  const total = applicable.reduce((sum, child) => sum + child.weight, 0)
  if (applicable.length === 0) return noFigures(weight)
  const answered = applicable.reduce((sum, child) => sum + child.weight * (child.coverage ?? 0), 0)
  const reading = (key: 'claimed' | 'evidenced') =>
    combine(
      rule,
      applicable.flatMap((child) => partOf(child[key], child.weight * (child.coverage ?? 0))),
    )
  const mayHaveNoCase = applicable.some((child) => child.mayHaveNoCase)
  const isBent = rule !== 'weightedMean' && mayHaveNoCase
  const end = (key: 'low' | 'high') =>
    extreme(
      rule,
      applicable.map((child) => ({
        share: child[key] ?? 0,
        weight: child.weight,
        mayLeave: rule === 'weightedMean' ? child.isElastic : child.mayHaveNoCase,
      })),
      key,
    )
  return {
    weight: weight === 'auto' ? total : weight,
    coverage: answered / total,
    claimed: reading('claimed'),
    evidenced: reading('evidenced'),
    low: end('low'),
    high: end('high'),
    mayHaveNoCase,
    isElastic: isBent || applicable.some((child) => child.isElastic),
  }
}

function partOf(value: number | null, weight: number): { share: number; weight: number }[] {
  return value === null ? [] : [{ share: value, weight }]
}

/** State of a node with children (scoring.md §4). `ifNothing`: what it is called while nothing at all is answered. */
export function stateOf(
  figures: Figures,
  children: readonly Reckoned[],
  coverageGate: number,
  ifNothing: 'missing' | 'insufficient',
): NodeState {
  if (figures.coverage === null) {
    return children.length > 0 && children.every(({ score }) => score.state === 'removed') ? 'removed' : 'na'
  }
  if (figures.claimed === null) return ifNothing
  return rounded(figures.coverage) >= coverageGate ? 'scored' : 'insufficient'
}

/** The rounded figures of a node, as its score gives them out. */
export function givenOut(
  state: NodeState,
  figures: Figures,
): Pick<NodeScore, 'state' | 'share' | 'provisionalShare' | 'coverage' | 'range' | 'evidencedShare'> {
  const { coverage, claimed, evidenced, low, high } = figures
  const isScored = state === 'scored'
  const provisionalShare = claimed === null ? null : share(claimed)
  return {
    state,
    share: isScored ? provisionalShare : null,
    provisionalShare,
    coverage: coverage === null ? null : share(coverage),
    range: low === null || high === null ? null : [share(low), share(high)],
    evidencedShare: isScored && evidenced !== null ? share(evidenced) : null,
  }
}

/** How a node's figure came about, its children in the order of the file (scoring.md §9). Caps are added by the indicator. */
export function traceOf(rule: Rule, claimed: number | null, children: readonly Reckoned[]): Trace {
  const terms = children.map(({ score, figures }): TraceTerm => {
    const { id, state, provisionalShare, coverage } = score
    return { id, state, weight: figures.weight, share: provisionalShare, coverage }
  })
  const counted = terms.flatMap((term) => partOf(term.share, term.weight * (term.coverage ?? 0)))
  return {
    rule: children.length === 0 ? 'none' : rule,
    value: null,
    terms,
    caps: [],
    arithmetic: claimed === null ? '' : combiningArithmetic(rule, counted, claimed),
  }
}
