import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { allAreas, allIndicators } from '@/domain/questionnaire/tree'
import type { NodeScore } from '@/domain/scoring/score'
import type { LocalisedText } from '@/domain/shared/text'

/** Names a node in an address: its id; for an item, which may bear its indicator's id, indicator and item. */
export function nodeKey(node: Pick<NodeScore, 'id' | 'kind'>, parentId: string | null): string {
  return node.kind === 'item' && parentId !== null ? `${parentId}/${node.id}` : node.id
}

/** One node on the way down, with the key under which it is opened. */
export interface Step {
  readonly key: string
  readonly node: NodeScore
}

/** The nodes from the whole down to the one with this key; empty when there is none. */
export function pathTo(root: NodeScore, key: string): Step[] {
  const search = (node: NodeScore, parentId: string | null): Step[] | null => {
    const step = { key: nodeKey(node, parentId), node }
    if (step.key === key) return [step]
    for (const child of node.children) {
      const below = search(child, node.id)
      if (below) return [step, ...below]
    }
    return null
  }
  return search(root, null) ?? []
}

/** The title of every node by its key; an item without a wording of its own bears its indicator's question. */
export function nodeTitles(questionnaire: Questionnaire): ReadonlyMap<string, LocalisedText> {
  return new Map([
    ...allIndicators(questionnaire.areas).flatMap(({ id, title, question, items }) => [
      ...items.map((item) => [`${id}/${item.id}`, item.label ?? question] as const),
      [id, title] as const,
    ]),
    ...allAreas(questionnaire.areas).map(({ id, title }) => [id, title] as const),
    [questionnaire.id, questionnaire.title] as const,
  ])
}
