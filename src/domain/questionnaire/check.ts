import { isCalendarDate } from '@/domain/shared/calendar'
import { expressionFindings } from './check-expressions'
import { idFindings } from './check-ids'
import { itemFindings } from './check-items'
import { languageFindings } from './check-languages'
import { namesOf, referenceFindings } from './check-references'
import { finding, jsonPath, type Finding } from './finding'
import {
  placed,
  placedAreas,
  placedIndicators,
  type PartlyIndicator,
  type PartlyQuestionnaire,
  type Path,
  type Placed,
} from './partial'

/**
 * Everything that is wrong between the parts of a questionnaire, at once. `broken` are the places whose shape has been
 * found wrong already and that are therefore missing here: nothing is said that only follows from them.
 */
export function checkQuestionnaire(questionnaire: PartlyQuestionnaire, broken: readonly Path[]): Finding[] {
  const aboveItems = broken.filter((place) => !place.includes('items'))
  const names = namesOf(questionnaire, (part) => aboveItems.some((place) => hidesIds(place, part)))
  const brokenPlaces = broken.map(jsonPath)
  const isBroken = (path: string) => brokenPlaces.some((place) => isWithin(place, path))
  const areas = placedAreas(questionnaire.areas)
  const indicators = placedIndicators(areas)
  const items = indicators.flatMap(({ node, path }) => placed(node.items, [...path, 'items']))
  const inItems = items.flatMap(itemFindings)
  const isDoubtful = (path: string) => isBroken(path) || inItems.some((found) => isWithin(found.path, path))
  return [
    ...languageFindings(questionnaire),
    ...idFindings(questionnaire),
    ...referenceFindings(questionnaire, names),
    ...scoringFindings(questionnaire),
    ...bandFindings(questionnaire),
    ...areas
      .filter(({ node }) => !node.areas?.length && !node.indicators?.length)
      .map(({ path }) => finding(path, 'emptyArea')),
    ...inItems,
    ...expressionFindings(
      questionnaire,
      isDoubtful,
      broken.some((place) => hidesIds(place, ['areas'])),
    ),
    ...dateFindings(questionnaire.published, ['published']),
    ...indicators.flatMap(legalFindings),
  ].filter(({ path }) => !isBroken(path))
}

/** Whether ids below `part` can no longer be read because of what is missing at `place`. */
function hidesIds(place: Path, part: Path): boolean {
  if (place.length <= part.length) return place.every((key, index) => part[index] === key)
  const last = place.at(-1)
  const field = typeof last === 'number' ? place.at(-2) : last
  const isBelow = part.every((key, index) => place[index] === key)
  return isBelow && ['id', 'areas', 'indicators', 'items', part.at(-1)].includes(field)
}

function isWithin(place: string, path: string): boolean {
  return place.startsWith(path) && ['.', '[', ''].includes(place.charAt(path.length))
}

/** What is scored needs to say how. */
function scoringFindings({ kind, scoring }: PartlyQuestionnaire): Finding[] {
  const isScored = kind === 'benchmark' || kind === 'certification'
  return isScored && scoring === undefined ? [finding(['scoring'], 'missing', { field: 'scoring' })] : []
}

function bandFindings({ scoring }: PartlyQuestionnaire): Finding[] {
  const bands = scoring?.bands ?? []
  const findings: Finding[] = []
  for (const [index, band] of bands.entries()) {
    const from = band?.from
    const before = bands[index - 1]?.from
    const path = ['scoring', 'bands', index, 'from']
    if (from === undefined) continue
    if (index === 0 && from !== 0) findings.push(finding(path, 'bandsNotFromZero', { from }))
    if (before !== undefined && from <= before) {
      findings.push(finding(path, 'bandsOutOfOrder', { from, before }))
    }
  }
  return findings
}

function legalFindings({ node, path }: Placed<PartlyIndicator>): Finding[] {
  return placed(node.legal, [...path, 'legal']).flatMap(({ node: { from, to }, path: place }) => [
    ...dateFindings(from, [...place, 'from']),
    ...dateFindings(to, [...place, 'to']),
    ...(from && to && to < from ? [finding([...place, 'to'], 'datesReversed', { from, to })] : []),
  ])
}

/** A date of the right form that no calendar has, such as 30 February. */
function dateFindings(date: string | null | undefined, path: Path): Finding[] {
  return !date || isCalendarDate(date) ? [] : [finding(path, 'badDate')]
}
