import type { Facts } from '@/domain/assessment/facts'
import { NO_PROGRESS, progressIn } from '@/domain/assessment/progress'
import { standingOf } from '@/domain/assessment/standing'
import { share } from '@/domain/shared/units'
import { EMPTY_TRACE, noFigures, reckoned, type Figures, type Reckoned } from './figures'
import { lacksFigure, readItem, readsUndecided, readStanding, type ItemReading } from './item-share'
import type { PreparedItem } from './prepare'
import type { LeftOut, Trace } from './score'
import type { Run } from './run'

/** The score of a scored item that is asked. One of few values has few scores: each is made once and shared by all sheets. */
export function reckonItem(prepared: PreparedItem, run: Run): Reckoned {
  const { item, known } = prepared
  const { hidden, undecided, standings } = run.facts
  if (hidden.has(item.id)) return removedItem(prepared, 'hidden', ifShown(prepared, run))
  const standing = standings.get(item.id)
  if (!known || !standing || undecided.size > 0) return freshlyReckoned(prepared, run)
  const said = standing.state === 'answered' ? standing.value : standing.state
  const found = known.get(said)
  if (found) return found
  const made = freshlyReckoned(prepared, run)
  known.set(said, made)
  return made
}

function freshlyReckoned(prepared: PreparedItem, { facts }: Run): Reckoned {
  const { item } = prepared
  const reading = readItem(item, facts)
  const node = {
    id: item.id,
    kind: 'item',
    state: reading.state,
    // A ratio is computed, not asked.
    progress: item.type === 'ratio' ? NO_PROGRESS : progressIn([item], facts.standings),
    children: NONE,
    trace: itemTrace(prepared, reading),
  } as const
  return reckoned(node, figuresOf(prepared, reading, facts))
}

/** A scored item that is not asked, or hidden. */
export function removedItem(
  { item, rule, weight }: PreparedItem,
  why: LeftOut,
  figures: Figures = noFigures(weight),
): Reckoned {
  const trace = { ...EMPTY_TRACE, rule, leftOut: why }
  const node = {
    id: item.id,
    kind: 'item',
    state: 'removed',
    progress: NO_PROGRESS,
    children: NONE,
    trace,
  } as const
  return reckoned(node, figures)
}

const NONE: readonly never[] = []

function itemTrace({ rule, reachable: [worst, best] }: PreparedItem, reading: ItemReading): Trace {
  const isScored = reading.state === 'scored'
  return {
    rule,
    value: isScored ? reading.value : null,
    basis: isScored ? reading.basis : null,
    reachable: reading.state === 'missing' ? [share(worst), share(best)] : null,
    leftOut: isScored ? null : reading.why,
    terms: NONE,
    caps: NONE,
    evidenceLimit: null,
    ends: null,
  }
}

function figuresOf(prepared: PreparedItem, reading: ItemReading, facts: Facts): Figures {
  const { item, weight } = prepared
  const isUnsettled = readsUndecided(item, facts)
  if (reading.state === 'na' && !isUnsettled) return noFigures(weight)
  const own = reading.state === 'scored' ? reading.share : null
  const [low, high] = own === null || isUnsettled ? prepared.reachable : [own, own]
  return {
    weight,
    coverage: reading.state === 'na' ? null : own === null ? 0 : 1,
    claimed: own,
    evidenced: own,
    low,
    high,
    fullWeight: weight,
    leastWeight: facts.undecided.has(item.id) ? 0 : weight,
    mayHaveNoCase: isUnsettled || (own === null && (prepared.mayHaveNoCase || lacksFigure(item, facts))),
    isElastic: false,
  }
}

/** What a hidden item may bring to the range, should answers still to come show it (scoring.md §5). */
function ifShown({ item, weight, reachable }: PreparedItem, { facts, answers }: Run): Figures {
  if (!facts.undecided.has(item.id)) return noFigures(weight)
  const reading = item.type === 'ratio' ? null : readStanding(item, standingOf(item, answers.get(item.id)))
  const [low, high] = reading?.state === 'scored' ? [reading.share, reading.share] : reachable
  return { ...noFigures(weight), low, high, fullWeight: weight, mayHaveNoCase: item.type === 'ratio' }
}
