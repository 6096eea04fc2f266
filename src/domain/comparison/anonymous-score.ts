import type { NodeScore, ScoreResult } from '@/domain/scoring/score'

/** Takes the stated figures out of scores; nodes that scores have in common stay so. */
export function figureTaker(): (score: ScoreResult) => ScoreResult {
  const known = new WeakMap<NodeScore, NodeScore>()
  const taken = (node: NodeScore): NodeScore => {
    const found = known.get(node)
    if (found) return found
    const children = node.children.map(taken)
    const isSame = children.every((child, n) => child === node.children[n])
    const whole = isSame ? node : { ...node, children }
    const made = isStated(node) ? { ...whole, trace: { ...node.trace, value: null, basis: null } } : whole
    known.set(node, made)
    return made
  }
  return (score) => ({
    ...score,
    root: taken(score.root),
    nodes: new Map([...score.nodes].map(([id, node]) => [id, taken(node)])),
  })
}

/** Whether its share follows from a figure that was stated, or from several. */
function isStated({ kind, trace: { rule } }: NodeScore): boolean {
  return kind === 'item' && (rule === 'line' || rule === 'ratio')
}
