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

/** All that share the highest and all that share the lowest figure; null where none has one, or all stand alike. */
export function extremesOf<T extends { readonly share: number | null }>(
  nodes: readonly T[],
): { readonly strongest: readonly T[]; readonly weakest: readonly T[] } | null {
  const shares = nodes.flatMap(({ share }) => (share === null ? [] : [share]))
  const [best, worst] = [Math.max(...shares), Math.min(...shares)]
  if (shares.length === 0 || best === worst) return null
  const having = (wanted: number) => nodes.filter(({ share }) => share === wanted)
  return { strongest: having(best), weakest: having(worst) }
}
