import { isInSubset } from '@/domain/assessment/applicability'
import { countedItems, NO_PROGRESS, progressIn } from '@/domain/assessment/progress'
import { share } from '@/domain/shared/units'
import { bandOf } from './bands'
import { atMost, capped, limitsOf, limitWithout, type Limits } from './caps'
import {
  aggregated,
  EMPTY_TRACE,
  inOrder,
  noFigures,
  reckoned,
  scoresOf,
  stateOf,
  termsOf,
  type Figures,
  type Reckoned,
} from './figures'
import type { PreparedIndicator } from './prepare'
import type { Run } from './run'
import type { LeftOut, Trace } from './score'
import { reckonItem, removedItem } from './score-item'

/**
 * The score of an indicator that is asked: its items combined, then its caps, then the evidenced reading. Where all of it
 * follows from one item and from whether there is evidence, it is made once for each and shared by all sheets.
 */
export function reckonIndicator(prepared: PreparedIndicator, run: Run): Reckoned {
  const children = prepared.items.map((item) => reckonItem(item, run))
  const isProven = hasEvidence(prepared, run)
  const known = prepared.known?.[isProven ? 'proven' : 'unproven']
  const [only] = children
  if (!known || !only) return combined(children, prepared, run, isProven)
  const found = known.get(only)
  if (found) return found
  const made = combined(children, prepared, run, isProven)
  known.set(only, made)
  return made
}

function combined(
  children: readonly Reckoned[],
  prepared: PreparedIndicator,
  run: Run,
  isProven: boolean,
): Reckoned {
  const { rule, weight, order, indicator } = prepared
  const ofItems = aggregated(rule, weight, inOrder(children, order))
  const { figures, caps, evidenceLimit, ends } = withCaps(ofItems, prepared, run, isProven)
  const node = {
    id: prepared.id,
    kind: 'indicator',
    state: stateOf(figures, children, run.scoring.coverageGate, 'missing'),
    progress: progressIn(countedItems(indicator), run.facts.standings),
    children: scoresOf(children),
    trace: {
      rule: children.length === 0 ? 'none' : rule,
      value: null,
      basis: null,
      reachable: null,
      leftOut: children.length === 0 ? 'nothingScored' : null,
      terms: termsOf(rule, children),
      caps,
      evidenceLimit,
      ends,
    },
  } as const
  return reckoned(node, figures, (share) => bandOf(share, run.scoring))
}

/** An indicator that is not asked, in this subset or of this kind of municipality. */
export function removedIndicator(prepared: PreparedIndicator, { context }: Run): Reckoned {
  const { id, items, rule, weight, indicator } = prepared
  const leftOut: LeftOut = isInSubset(indicator, context) ? 'otherKind' : 'notInSubset'
  const children = items.map((item) => removedItem(item, leftOut))
  const trace: Trace = { ...EMPTY_TRACE, rule, leftOut, terms: termsOf(rule, children) }
  const node = {
    id,
    kind: 'indicator',
    state: 'removed',
    progress: NO_PROGRESS,
    children: scoresOf(children),
    trace,
  } as const
  return reckoned(node, noFigures(weight))
}

type Limited = { readonly figures: Figures } & Pick<Trace, 'caps' | 'evidenceLimit' | 'ends'>

/** The figures of the items combined, under the caps of the indicator and, in the evidenced reading, of its evidence. */
function withCaps(ofItems: Figures, prepared: PreparedIndicator, run: Run, isProven: boolean): Limited {
  const limits = prepared.indicator.caps ? limitsOf(prepared.indicator, run.facts) : null
  const ends = limits && cappedEnds(ofItems, limits)
  const ranged = limits ? withinEnds(ofItems, limits) : ofItems
  const { claimed } = ofItems
  if (claimed === null) return { figures: ranged, caps: [], evidenceLimit: null, ends }
  const { value, caps } = capped(claimed, limits?.now ?? [])
  const limit = isProven ? null : limitWithout(prepared.withoutEvidence, (id) => appliesIn(run, id))
  const evidenced = limit === null ? value : atMost(value, limit)
  if (limit !== null && evidenced < value)
    caps.push({ index: null, limit: share(limit), before: share(value) })
  const isSame = value === claimed && evidenced === ranged.evidenced
  const figures = isSame ? ranged : { ...ranged, claimed: value, evidenced }
  return { figures, caps, evidenceLimit: limit === null ? null : share(limit), ends }
}

function cappedEnds({ coverage, low, high }: Figures, { ifCapped, ifUncapped }: Limits): Trace['ends'] {
  if (coverage === null || low === null || high === null) return null
  return {
    low: { before: share(low), limit: share(ifCapped) },
    high: { before: share(high), limit: share(ifUncapped) },
  }
}

function withinEnds(figures: Figures, { ifCapped, ifUncapped }: Limits): Figures {
  const { low, high, isElastic, mayHaveNoCase } = figures
  if (low === null || high === null) return figures
  return {
    ...figures,
    low: atMost(low, ifCapped),
    high: atMost(high, ifUncapped),
    isElastic: isElastic || mayHaveNoCase,
  }
}

/** Evidence of what is hidden or not applicable proves nothing of the rest (scoring.md §1, §10). */
function hasEvidence({ indicator }: PreparedIndicator, run: Run): boolean {
  const { evidence } = run
  return (
    evidence.size > 0 && indicator.items.some(({ id }) => (evidence.get(id) ?? 0) > 0 && appliesIn(run, id))
  )
}

function appliesIn({ facts }: Run, id: string): boolean {
  return !facts.hidden.has(id) && facts.standings.get(id)?.state !== 'na'
}
