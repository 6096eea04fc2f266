import { evaluateOpen } from '@/domain/expression/evaluate'
import type { Facts } from '@/domain/assessment/facts'
import type { Indicator, Questionnaire } from '@/domain/questionnaire/format-1'
import { findIndicator, ladderOf } from '@/domain/questionnaire/tree'
import { rounded } from '@/domain/shared/units'
import { atMost, shareOfLevel } from './caps'
import type { GateResult, NodeScore } from './score'

type Gate = NonNullable<Questionnaire['scoring']['gates']>[number]
type State = GateResult['state']

/** How each gate of the questionnaire stands (scoring.md §6), in the order of the file. */
export function gateResults(
  questionnaire: Questionnaire,
  nodes: ReadonlyMap<string, NodeScore>,
  facts: Facts,
): GateResult[] {
  return (questionnaire.scoring.gates ?? []).map((gate) => ({
    id: gate.id,
    state: stateOf(gate, questionnaire, nodes, facts),
  }))
}

function stateOf(
  { require }: Gate,
  questionnaire: Questionnaire,
  nodes: ReadonlyMap<string, NodeScore>,
  facts: Facts,
): State {
  if ('fact' in require) {
    const value = evaluateOpen(require.fact, facts.open)
    return value === undefined ? 'notKnown' : value === null ? 'leftOut' : metWhen(value === true)
  }
  const node = nodes.get('area' in require ? require.area : require.indicator)
  if (!node || node.state === 'na' || node.state === 'removed') return 'leftOut'
  if ('area' in require)
    return node.share === null ? 'notKnown' : metWhen(node.share >= rounded(require.share))
  const indicator = findIndicator(questionnaire, require.indicator)
  return indicator ? levelState(indicator, require.level, node, facts) : 'leftOut'
}

/** The level counts as the indicator's own caps leave it. */
function levelState(indicator: Indicator, level: number, node: NodeScore, facts: Facts): State {
  const ladder = ladderOf(indicator)
  const standing = ladder ? facts.standings.get(ladder.id) : undefined
  if (!standing || standing.state === 'na') return 'leftOut'
  if (standing.state !== 'answered') return 'notKnown'
  const reached = node.trace.caps
    .filter((cap) => cap.index !== null)
    .reduce((share, cap) => atMost(share, cap.limit), shareOfLevel(indicator, Number(standing.value)) ?? 0)
  return metWhen(rounded(reached) >= rounded(shareOfLevel(indicator, level) ?? 0))
}

function metWhen(isMet: boolean): State {
  return isMet ? 'met' : 'unmet'
}
