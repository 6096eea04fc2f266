import { jsonPath } from './finding'
import type { PartlyQuestionnaire, Path } from './partial'

/** The lists in which things with an id of their own stand, and what parts that id from the path below it. */
const JOINTS: Partial<Record<PropertyKey, '.' | '#'>> = { areas: '.', indicators: '.', items: '#' }

/**
 * The key of the text at this path, by which `reviewOf` names it: the id of the nearest area or indicator, a dot, and
 * the path below it (`INF-1.question`); in an item its id, `#`, and the path below it (`INF-1#levels[2].text`), because
 * an item may have the id of its indicator; above all areas the path alone (`scoring.bands[0].label`). So it stays
 * when an area, indicator or item is moved. No two texts of a questionnaire with unique ids have the same key. Where
 * the id could not be read, the path stands for it.
 */
export function textKey(questionnaire: PartlyQuestionnaire, path: Path): string {
  let node: unknown = questionnaire
  let head = ''
  let depth = 0
  for (let joint = jointAt(path, 0); joint; joint = jointAt(path, depth)) {
    node = childOf(childOf(node, path[depth]), path[depth + 1])
    const id = childOf(node, 'id')
    if (typeof id !== 'string') return jsonPath(path)
    head = id + joint
    depth += 2
  }
  return head + jsonPath(path.slice(depth))
}

function jointAt(path: Path, depth: number): '.' | '#' | undefined {
  const list = path[depth]
  return list === undefined ? undefined : JOINTS[list]
}

function childOf(node: unknown, key: PropertyKey | undefined): unknown {
  if (typeof node !== 'object' || node === null || key === undefined) return undefined
  return (node as Record<PropertyKey, unknown>)[key]
}
