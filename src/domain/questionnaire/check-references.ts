import { finding, type Finding } from './finding'
import {
  placed,
  placedAreas,
  placedIndicators,
  type Partly,
  type PartlyIndicator,
  type PartlyQuestionnaire,
  type Path,
} from './partial'
import type { Questionnaire } from './format-1'

/** The ids that may be named, per kind of thing; null where some of them could not be read, so that nothing is said. */
export interface Names {
  readonly areas: ReadonlySet<string> | null
  readonly indicators: ReadonlyMap<string, PartlyIndicator> | null
  readonly subsets: ReadonlySet<string> | null
  readonly bands: ReadonlySet<string> | null
}

/** Collects the names. `isUnsure` tells of a part of the document whether some of its ids could not be read. */
export function namesOf(questionnaire: PartlyQuestionnaire, isUnsure: (path: Path) => boolean): Names {
  const areas = placedAreas(questionnaire.areas)
  const indicators = placedIndicators(areas)
  const ids = (nodes: readonly { node: { id?: string | undefined } }[]) =>
    new Set(nodes.map(({ node }) => node.id ?? ''))
  return {
    areas: isUnsure(['areas']) ? null : ids(areas),
    // Of two with the same id the first one counts.
    indicators: isUnsure(['areas'])
      ? null
      : new Map([...indicators].reverse().map(({ node }) => [node.id ?? '', node])),
    subsets: isUnsure(['subsets']) ? null : ids(placed(questionnaire.subsets, [])),
    bands: isUnsure(['scoring', 'bands']) ? null : ids(placed(questionnaire.scoring?.bands, [])),
  }
}

/** Names of subsets, bands, areas and indicators that do not exist, and levels that the ladder named does not have. */
export function referenceFindings(questionnaire: PartlyQuestionnaire, names: Names): Finding[] {
  const indicators = placedIndicators(placedAreas(questionnaire.areas))
  return [
    ...indicators.flatMap(({ node, path }) => [
      ...(node.subsets ?? []).flatMap((id, index) =>
        unknown(names.subsets, id, [...path, 'subsets', index], 'unknownSubset'),
      ),
      ...placed(node.caps, [...path, 'caps']).flatMap((cap) => {
        const limit = cap.node.limit
        return limit && 'level' in limit
          ? levelFindings(node, limit.level, [...cap.path, 'limit', 'level'])
          : []
      }),
    ]),
    ...placed(questionnaire.scoring?.gates, ['scoring', 'gates']).flatMap((gate) =>
      gateFindings(gate.node, gate.path, names),
    ),
  ]
}

type PartlyGate = Partly<NonNullable<Questionnaire['scoring']['gates']>[number]>

function gateFindings(gate: PartlyGate, path: Path, names: Names): Finding[] {
  const findings = unknown(names.bands, gate.band, [...path, 'band'], 'unknownBand')
  const condition = gate.require
  const place = [...path, 'require']
  if (condition && 'area' in condition) {
    findings.push(...unknown(names.areas, condition.area, [...place, 'area'], 'unknownArea'))
  }
  if (condition && 'indicator' in condition && condition.indicator !== undefined) {
    const { indicator: id, level } = condition
    const indicator = names.indicators?.get(id)
    if (indicator) findings.push(...levelFindings(indicator, level, [...place, 'level']))
    else if (names.indicators) findings.push(finding([...place, 'indicator'], 'unknownIndicator', { id }))
  }
  return findings
}

function unknown(
  names: ReadonlySet<string> | null,
  id: string | undefined,
  path: Path,
  code: 'unknownSubset' | 'unknownBand' | 'unknownArea',
): Finding[] {
  return id === undefined || names === null || names.has(id) ? [] : [finding(path, code, { id })]
}

/** Whether the indicator's ladder has this level. */
function levelFindings(indicator: PartlyIndicator, level: number | undefined, path: Path): Finding[] {
  const items = indicator.items
  if (level === undefined || items === undefined || items.includes(undefined)) return []
  const ladder = items.find((item) => item?.type === 'ladder')
  if (ladder?.type !== 'ladder') return [finding(path, 'levelWithoutLadder', { level })]
  const values = ladder.levels?.map((entry) => entry?.value) ?? []
  if (values.length === 0 || values.includes(undefined) || values.includes(level)) return []
  const known = values.filter((value) => value !== undefined)
  return [
    finding(path, 'levelOutsideLadder', { level, minimum: Math.min(...known), maximum: Math.max(...known) }),
  ]
}
