import { colourStep } from '@/domain/scoring/displayed'
import type { NodeScore } from '@/domain/scoring/score'

/** How many indicators below a node stand on each step of the five-step scale, and how many have no figure yet. */
export interface LevelCounts {
  readonly steps: readonly number[]
  readonly missing: number
}

/** Counts the indicators below the node; those that do not apply or are not asked are not counted. */
export function levelCounts(node: NodeScore): LevelCounts {
  const steps = [0, 0, 0, 0, 0]
  let missing = 0
  for (const indicator of indicatorsBelow(node)) {
    if (indicator.share !== null) {
      const step = colourStep(indicator.share)
      steps[step] = (steps[step] ?? 0) + 1
    } else if (indicator.state === 'missing' || indicator.state === 'insufficient') missing += 1
  }
  return { steps, missing }
}

/** The indicators at or below a node, in the order of the questionnaire. */
export function indicatorsBelow(node: NodeScore): NodeScore[] {
  return node.kind === 'indicator' ? [node] : node.children.flatMap(indicatorsBelow)
}
