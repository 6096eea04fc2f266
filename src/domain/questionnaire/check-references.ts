import { hidesIds, type Broken } from './check-broken'
import { finding, type Finding } from './finding'
import type { Questionnaire } from './format-1'
import {
  placed,
  placedAreas,
  placedIndicators,
  type Partly,
  type PartlyIndicator,
  type PartlyItem,
  type PartlyQuestionnaire,
  type Path,
} from './partial'

/** The ids that may be named, per kind of thing; null where some of them could not be read, so that nothing is said. */
interface Names {
  readonly areas: ReadonlySet<string> | null
  readonly indicators: ReadonlyMap<string, PartlyIndicator> | null
  readonly subsets: ReadonlySet<string> | null
  readonly bands: ReadonlySet<string> | null
  readonly certificate: ReadonlySet<string> | null
  /** Items of which nothing can be told for certain. */
  readonly doubtful: ReadonlySet<PartlyItem>
}

function namesOf(
  questionnaire: PartlyQuestionnaire,
  broken: Broken,
  doubtful: ReadonlySet<PartlyItem>,
): Names {
  const areas = placedAreas(questionnaire.areas)
  const indicators = placedIndicators(areas)
  const { scoring, subsets } = questionnaire
  const ids = (nodes: readonly { node: { id?: string | undefined } }[]) =>
    new Set(nodes.map(({ node }) => node.id ?? ''))
  const hidesNodes = hidesIds(broken, ['areas'], ['areas', 'indicators'])
  const inScoring = (field: 'bands' | 'certificate') =>
    hidesIds(broken, ['scoring', field], [field]) ? null : ids(placed(scoring?.[field], []))
  return {
    areas: hidesNodes ? null : ids(areas),
    // Of two with the same id the first one counts.
    indicators: hidesNodes
      ? null
      : new Map([...indicators].reverse().map(({ node }) => [node.id ?? '', node])),
    subsets: hidesIds(broken, ['subsets'], ['subsets']) ? null : ids(placed(subsets, [])),
    bands: inScoring('bands'),
    // That a certification says nothing of its certificate is said once.
    certificate:
      questionnaire.kind === 'certification' && !scoring?.certificate ? null : inScoring('certificate'),
    doubtful,
  }
}

/**
 * Names of subsets, bands, levels of the certificate, areas and indicators that do not exist, levels that the ladder named
 * does not have, and gates that do not say what they keep out of reach. Of `doubtful` items nothing is said.
 */
export function referenceFindings(
  questionnaire: PartlyQuestionnaire,
  broken: Broken,
  doubtful: ReadonlySet<PartlyItem>,
): Finding[] {
  const names = namesOf(questionnaire, broken, doubtful)
  const indicators = placedIndicators(placedAreas(questionnaire.areas))
  return [
    ...indicators.flatMap(({ node, path }) => [
      ...(node.subsets ?? []).flatMap((id, index) =>
        unknown(names.subsets, id, [...path, 'subsets', index], 'unknownSubset'),
      ),
      ...placed(node.caps, [...path, 'caps']).flatMap((cap) => {
        const limit = cap.node.limit
        return limit && 'level' in limit
          ? levelFindings(node, limit.level, [...cap.path, 'limit', 'level'], names)
          : []
      }),
    ]),
    ...placed(questionnaire.scoring?.gates, ['scoring', 'gates']).flatMap(({ node, path }) => [
      ...targetFindings(node, path, names, broken),
      ...conditionFindings(node, [...path, 'require'], names),
    ]),
  ]
}

type PartlyGate = Partly<NonNullable<Questionnaire['scoring']['gates']>[number]>

/** Fields of a gate beside its target. An unknown field may be the target, mistyped. */
const GATE_FIELDS: ReadonlySet<PropertyKey> = new Set(['id', 'reason', 'require'])

function targetFindings(gate: PartlyGate, path: Path, names: Names, broken: Broken): Finding[] {
  const { band, certificate } = gate
  const isUnsure = [...broken.keysBelow(path)].some((key) => !GATE_FIELDS.has(key))
  if (band !== undefined && certificate !== undefined) {
    return [finding([...path, 'certificate'], 'gateWithTwoTargets', { band, certificate })]
  }
  if (band === undefined && certificate === undefined) {
    return isUnsure ? [] : [finding([...path, 'band'], 'gateWithoutTarget')]
  }
  return [
    ...unknown(names.bands, band, [...path, 'band'], 'unknownBand'),
    ...unknown(names.certificate, certificate, [...path, 'certificate'], 'unknownCertificate'),
  ]
}

function conditionFindings({ require }: PartlyGate, path: Path, names: Names): Finding[] {
  if (require && 'area' in require) {
    return unknown(names.areas, require.area, [...path, 'area'], 'unknownArea')
  }
  if (!require || !('indicator' in require) || require.indicator === undefined) return []
  const { indicator: id, level } = require
  const indicator = names.indicators?.get(id)
  if (indicator) return levelFindings(indicator, level, [...path, 'level'], names)
  return names.indicators ? [finding([...path, 'indicator'], 'unknownIndicator', { id })] : []
}

function unknown(
  names: ReadonlySet<string> | null,
  id: string | undefined,
  path: Path,
  code: 'unknownSubset' | 'unknownBand' | 'unknownArea' | 'unknownCertificate',
): Finding[] {
  return id === undefined || names === null || names.has(id) ? [] : [finding(path, code, { id })]
}

/** Whether the indicator's ladder has this level. */
function levelFindings(
  { items }: PartlyIndicator,
  level: number | undefined,
  path: Path,
  { doubtful }: Names,
): Finding[] {
  if (level === undefined || items === undefined || items.includes(undefined)) return []
  const ladder = items.find((item) => item?.type === 'ladder')
  if (ladder?.type !== 'ladder') {
    return items.some((item) => item?.type === undefined)
      ? []
      : [finding(path, 'levelWithoutLadder', { level })]
  }
  const values = ladder.levels?.map((entry) => entry?.value) ?? []
  if (doubtful.has(ladder) || values.length === 0 || values.includes(undefined) || values.includes(level))
    return []
  const known = values.filter((value) => value !== undefined)
  return [
    finding(path, 'levelOutsideLadder', { level, minimum: Math.min(...known), maximum: Math.max(...known) }),
  ]
}
