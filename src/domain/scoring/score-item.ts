import { standingOf } from '@/domain/assessment/standing'
import { NO_PROGRESS, type ProgressCount } from '@/domain/assessment/progress'
import type { ScoredItem } from '@/domain/questionnaire/tree'
import { givenOut, noFigures, type Figures, type Reckoned } from './figures'
import { mayHaveNoCase, reachableShares, readItem, type ItemReading } from './item-share'
import type { PreparedItem } from './prepare'
import type { NodeState, Trace } from './score'
import type { Run } from './run'

const RULES: Readonly<Record<ScoredItem['type'], Trace['rule']>> = {
  ladder: 'ladder',
  scale: 'scale',
  yesPartlyNo: 'yesPartlyNo',
  singleChoice: 'choice',
  multipleChoice: 'choice',
  number: 'line',
  percent: 'line',
  ratio: 'ratio',
}

/** The score of a scored item that is asked. */
export function reckonItem(prepared: PreparedItem, run: Run): Reckoned {
  const { item, weight } = prepared
  if (run.facts.hidden.has(item.id)) return removedItem(prepared)
  const reading = readItem(item, run.facts)
  return reckoned(item, reading, reading.state, figuresOf(item, weight, reading), progressOfItem(item, run))
}

/** A scored item that is not asked, or hidden. */
export function removedItem({ item, weight }: PreparedItem): Reckoned {
  return reckoned(item, { state: 'na' }, 'removed', noFigures(weight), NO_PROGRESS)
}

function reckoned(
  item: ScoredItem,
  reading: ItemReading,
  state: NodeState,
  figures: Figures,
  progress: ProgressCount,
): Reckoned {
  const isScored = reading.state === 'scored'
  const trace: Trace = {
    rule: RULES[item.type],
    value: isScored ? reading.value : null,
    terms: [],
    caps: [],
    arithmetic: isScored ? reading.arithmetic : '',
  }
  const given = givenOut(state, figures)
  const score = {
    id: item.id,
    kind: 'item',
    ...given,
    band: null,
    gates: [],
    progress,
    children: [],
    trace,
  } as const
  return { score, figures }
}

function figuresOf(item: ScoredItem, weight: number, reading: ItemReading): Figures {
  if (reading.state === 'na') return noFigures(weight)
  if (reading.state === 'missing') {
    const [low, high] = reachableShares(item)
    return { ...noFigures(weight), coverage: 0, low, high, mayHaveNoCase: mayHaveNoCase(item) }
  }
  const { share } = reading
  return { ...noFigures(weight), coverage: 1, claimed: share, evidenced: share, low: share, high: share }
}

/** A ratio is computed, not asked. */
function progressOfItem(item: ScoredItem, { answers }: Run): ProgressCount {
  if (item.type === 'ratio') return NO_PROGRESS
  const { state } = standingOf(item, answers.get(item.id))
  return { asked: 1, dealtWith: state === 'unanswered' ? 0 : 1, answered: state === 'answered' ? 1 : 0 }
}
