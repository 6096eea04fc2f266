import { finding, type Finding } from './finding'
import {
  placed,
  placedAreas,
  placedIndicators,
  type PartlyQuestionnaire,
  type Path,
  type Placed,
} from './partial'

type WithId = Placed<{ id?: string | undefined }>

/**
 * Ids given twice, each where it is given again. The questionnaire, its areas and indicators share one set of names;
 * items have their own, and may share the id of their own indicator only. Subsets, bands, levels of the
 * certificate, gates and the choices, rows or columns of one item are sets of their own.
 */
export function idFindings(questionnaire: PartlyQuestionnaire): Finding[] {
  const areas = placedAreas(questionnaire.areas)
  const indicators = placedIndicators(areas)
  const scoring = questionnaire.scoring
  return [
    ...repeated([{ node: questionnaire, path: [] }, ...areas, ...indicators]),
    ...itemIdFindings([...areas, ...indicators], indicators),
    ...repeated(placed(questionnaire.subsets, ['subsets'])),
    ...reservedFindings(questionnaire),
    ...repeated(placed(scoring?.bands, ['scoring', 'bands'])),
    ...repeated(placed(scoring?.certificate, ['scoring', 'certificate'])),
    ...repeated(placed(scoring?.gates, ['scoring', 'gates'])),
  ]
}

/** Those of a list whose id an earlier one has already. */
export function repeated(nodes: readonly WithId[], seen = new Set<string>()): Finding[] {
  return nodes.flatMap(({ node: { id }, path }) => {
    if (id === undefined) return []
    if (seen.has(id)) return [duplicate(path, id)]
    seen.add(id)
    return []
  })
}

function duplicate(path: Path, id: string): Finding {
  return finding([...path, 'id'], 'duplicateId', { id })
}

function itemIdFindings(
  nodes: readonly WithId[],
  indicators: ReturnType<typeof placedIndicators>,
): Finding[] {
  const nodeIds = new Set(nodes.map(({ node }) => node.id))
  const seen = new Set<string>()
  return indicators.flatMap(({ node, path }) => {
    const items = placed(node.items, [...path, 'items'])
    const clashes = items.filter((item) => item.node.id !== node.id && nodeIds.has(item.node.id))
    const others = items.filter((item) => !clashes.includes(item))
    return [...clashes.map((item) => duplicate(item.path, item.node.id ?? '')), ...repeated(others, seen)]
  })
}

/** `full` names the whole questionnaire. */
function reservedFindings({ subsets }: PartlyQuestionnaire): Finding[] {
  return placed(subsets, ['subsets'])
    .filter(({ node }) => node.id === 'full')
    .map(({ path }) => finding([...path, 'id'], 'reservedId', { id: 'full' }))
}
