import { isCalendarDate } from '@/domain/shared/calendar'
import type { Broken } from './check-broken'
import { choiceFindings } from './check-choices'
import { repeated } from './check-ids'
import { finding, type Finding } from './finding'
import type { Item } from './format-1'
import type { Column } from './format-1-items'
import { placed, type Partly, type PartlyItem, type Placed, type Path } from './partial'

type PartlyOf<Type extends Item['type']> = Partly<Extract<Item, { type: Type }>>
type PartlyColumn = Partly<Column>

/** What is wrong inside one item: its levels, limits, line, choices, rows and columns, and whether it can be scored as it says. */
export function itemFindings({ node, path }: Placed<PartlyItem>, broken: Broken): Finding[] {
  return [...contentFindings(node, path, broken), ...neverAskedFindings(node, path)]
}

function contentFindings(node: PartlyItem, path: Path, broken: Broken): Finding[] {
  switch (node.type) {
    case 'ladder':
      return ladderFindings(node, path)
    case 'scale':
      return [...limitFindings(node, path), ...lengthFindings(node, path)]
    case 'number':
      return [...limitFindings(node, path), ...lineFindings(node, path, broken)]
    case 'percent':
    case 'ratio':
      return lineFindings(node, path, broken)
    case 'singleChoice':
    case 'multipleChoice':
      return choiceFindings(node, path, broken)
    case 'ranking':
      return [...choiceFindings(node, path, broken), ...unscorable(node, path)]
    case 'table':
      return [
        ...repeated(placed(node.rows, [...path, 'rows'])),
        ...columnFindings(node, path),
        ...unscorable(node, path),
      ]
    case 'roster':
      return [...columnFindings(node, path), ...unscorable(node, path)]
    case 'money':
    case 'date':
    case 'month':
      return [...limitFindings(node, path), ...unscorable(node, path)]
    case 'shortText':
    case 'longText':
    case 'file':
    case 'computed':
      return unscorable(node, path)
    case 'yesPartlyNo':
    case undefined:
      return []
  }
}

function ladderFindings({ levels }: PartlyOf<'ladder'>, path: Path): Finding[] {
  const first = levels?.[0]?.value
  if (first === undefined) return []
  const wrong = levels?.findIndex(
    (level, index) => level?.value !== undefined && level.value !== first + index,
  )
  if (wrong === undefined || wrong === -1) return []
  return [finding([...path, 'levels', wrong, 'value'], 'levelsNotConsecutive', { expected: first + wrong })]
}

/** Each step of a scale stands on the screen: more than this nobody can tell apart, and very many would hold the page. */
const MOST_STEPS = 100

function lengthFindings({ min, max }: PartlyOf<'scale'>, path: Path): Finding[] {
  const isTooLong = min !== undefined && max !== undefined && max - min > MOST_STEPS
  return isTooLong ? [finding([...path, 'max'], 'scaleTooLong', { most: MOST_STEPS })] : []
}

type Limited = PartlyOf<'scale' | 'number' | 'money' | 'date' | 'month'>

function limitFindings({ min, max, type }: Limited | PartlyColumnWithLimits, path: Path): Finding[] {
  const isDate = type === 'date'
  const wrongDays = [
    ...(isDate ? dateFindings(min, [...path, 'min']) : []),
    ...(isDate ? dateFindings(max, [...path, 'max']) : []),
  ]
  if (wrongDays.length > 0 || min === undefined || max === undefined) return wrongDays
  const params = { minimum: min, maximum: max }
  // A figure of which only one is possible is none; a single possible day may be the day of an event.
  if (typeof min === 'number') {
    return min < Number(max) ? [] : [finding([...path, 'max'], 'minimumNotBelowMaximum', params)]
  }
  return min <= String(max) ? [] : [finding([...path, 'max'], 'latestBeforeEarliest', params)]
}

/** A date of the right form that no calendar has, such as 30 February. */
export function dateFindings(date: string | number | null | undefined, path: Path): Finding[] {
  return typeof date !== 'string' || isCalendarDate(date) ? [] : [finding(path, 'badDate')]
}

type PartlyColumnWithLimits = Extract<
  PartlyColumn,
  { type?: 'number' | 'money' | 'date' | 'month' | undefined }
>

function columnFindings({ columns }: PartlyOf<'table' | 'roster'>, path: Path): Finding[] {
  const all = placed(columns, [...path, 'columns'])
  return [
    ...repeated(all),
    ...all.flatMap(({ node, path: place }) => {
      switch (node.type) {
        case 'number':
        case 'money':
        case 'date':
        case 'month':
          return limitFindings(node, place)
        case 'singleChoice':
          return repeated(placed(node.choices, [...place, 'choices']))
        case 'percent':
        case 'shortText':
        case 'yesPartlyNo':
        case undefined:
          return []
      }
    }),
  ]
}

function lineFindings(
  { line, scored }: PartlyOf<'number' | 'percent' | 'ratio'>,
  path: Path,
  broken: Broken,
): Finding[] {
  if (line === undefined && broken.within([...path, 'line'])) return []
  if (line === undefined) return scored ? [finding([...path, 'scored'], 'scoredWithoutRule')] : []
  if (line.zeroAt === undefined || line.zeroAt !== line.fullAt) return []
  return [finding([...path, 'line'], 'flatLine', { value: line.zeroAt })]
}

function unscorable({ scored }: PartlyItem, path: Path): Finding[] {
  return scored ? [finding([...path, 'scored'], 'scoredWithoutRule')] : []
}

/** What is said of answering an item that is computed, and so answered by nobody. */
function neverAskedFindings(item: PartlyItem, path: Path): Finding[] {
  if (item.type !== 'ratio' && item.type !== 'computed') return []
  return (['requiredIf', 'constraints', 'notApplicable'] as const)
    .filter((field) => item[field] !== undefined)
    .map((field) => finding([...path, field], 'neverAsked', { field }))
}
