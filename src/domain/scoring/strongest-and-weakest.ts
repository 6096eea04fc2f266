import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators } from '@/domain/questionnaire/tree'
import type { Share } from '@/domain/shared/units'
import type { NodeScore, ScoreResult } from './score'

type Scored = NodeScore & { readonly share: Share }

/**
 * Up to `count` indicators at each end by claimed share, best first and worst first; ties stay in the order of the
 * questionnaire. Only indicators that have a number; none is on both lists, the weakest taking the odd one.
 */
export function strongestAndWeakest(
  result: ScoreResult,
  questionnaire: Questionnaire,
  count: number,
): { strongest: Scored[]; weakest: Scored[] } {
  const scored = allIndicators(questionnaire.areas)
    .map(({ id }) => result.nodes.get(id))
    .filter((node): node is Scored => node?.share != null)
  const weakest = [...scored]
    .sort((a, b) => a.share - b.share)
    .slice(0, Math.min(count, Math.ceil(scored.length / 2)))
  const strongest = scored
    .filter((node) => !weakest.includes(node))
    .sort((a, b) => b.share - a.share)
    .slice(0, count)
  return { strongest, weakest }
}
