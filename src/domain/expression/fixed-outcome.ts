import type { Item } from '@/domain/questionnaire/format-1'
import { PATTERNS } from '@/domain/questionnaire/format-1-parts'
import { isCalendarDate } from '@/domain/shared/calendar'
import { evaluateOpen, isComparison, type OpenLookup, type Value } from './evaluate'
import type { Expression, Operator } from './expression'
import { itemOf } from './references'

type Operation = Extract<Expression, { op: Operator }>

/** Where items are found by their ids. */
interface Items {
  get(id: string): Item | undefined
}

const NOTHING_KNOWN: OpenLookup = {
  item: () => undefined,
  answered: () => undefined,
  context: () => undefined,
}

/** What an operand can be: a figure or a date from `low` to `high` (null: no end) that passes `fits`, or one of a few texts. */
type Possible =
  | {
      readonly low: number | string | null
      readonly high: number | string | null
      fits(value: Value): boolean
    }
  | { readonly values: readonly string[] }

/**
 * Why no answer can change the outcome of a well-typed operation: it is `constant`, or it asks whether something equals
 * a value that it can never have. Null when answers do decide it. Arguments are not looked into.
 */
export function fixedOutcome(
  { op, args }: Operation,
  items: Items,
): { code: 'constant' | 'impossibleValue'; params: { value: string } } | null {
  const value = evaluateOpen({ op, args }, NOTHING_KNOWN)
  if (typeof value === 'boolean') return { code: 'constant', params: { value: String(value) } }
  const literal = args.find((argument) => typeof argument !== 'object')
  const operand = args.find((argument) => typeof argument === 'object')
  const possible = operand && possibleValues(operand, items)
  if (!isComparison(op) || literal === undefined || !possible) return null
  const impossible = { code: 'impossibleValue', params: { value: String(literal) } } as const
  if (op === 'eq' || op === 'ne') return isAmong(literal, possible) ? null : impossible
  if ('values' in possible) return null
  // A date is compared with dates, written as such.
  if (typeof literal === 'string' && !possible.fits(literal)) return impossible
  const outcome = outcomeOf({ op, args }, possible)
  return outcome === null ? null : { code: 'constant', params: { value: String(outcome) } }
}

/** What the comparison gives at both ends; null where they differ. Beyond an end that is open it may give anything. */
function outcomeOf(
  { op, args }: Operation,
  { low, high }: Extract<Possible, { low: unknown }>,
): boolean | null {
  const isText = args.some((argument) => typeof argument === 'string')
  const ends = [low ?? (isText ? '' : -Infinity), high ?? (isText ? '\uFFFF' : Infinity)]
  const [atLow, atHigh] = ends.map((end) =>
    evaluateOpen(
      { op, args: args.map((argument) => (typeof argument === 'object' ? end : argument)) },
      NOTHING_KNOWN,
    ),
  )
  return typeof atLow === 'boolean' && atLow === atHigh ? atLow : null
}

function isAmong(literal: Value, possible: Possible): boolean {
  if ('values' in possible) return possible.values.some((value) => value === literal)
  const { low, high } = possible
  const isWithin = literal !== null && (low === null || literal >= low) && (high === null || literal <= high)
  return isWithin && possible.fits(literal)
}

/** What an operand can be; null where that is not known. */
function possibleValues(operand: Exclude<Expression, Value>, items: Items): Possible | null {
  if ('context' in operand) return ofContext(operand.context)
  const item = items.get(itemOf(operand) ?? '')
  if ('item' in operand) return item ? ofItem(item) : null
  if ('count' in operand) return item ? figures(0, mostOf(item), true) : null
  return 'total' in operand && item ? ofTotal(item, operand.column) : null
}

function ofContext(name: 'kind' | 'subset' | 'date'): Possible | null {
  switch (name) {
    case 'kind':
      return { values: ['city', 'community'] }
    case 'date':
      return dates(undefined, undefined)
    case 'subset':
      return null
  }
}

function ofItem(item: Item): Possible | null {
  switch (item.type) {
    case 'ladder':
      return figures(item.levels[0]?.value, item.levels.at(-1)?.value, true)
    case 'scale':
      return figures(item.min, item.max, true)
    case 'percent':
      return figures(0, 100, false)
    case 'number':
      return figures(item.min, item.max, item.integer)
    case 'money':
      return figures(item.min, item.max, false)
    case 'yesPartlyNo':
      return { values: ['yes', 'partly', 'no'] }
    case 'singleChoice':
      return { values: item.choices.map((choice) => choice.id) }
    case 'date':
      return dates(item.min, item.max)
    case 'month':
      return { low: item.min ?? null, high: item.max ?? null, fits: isMonth }
    case 'multipleChoice':
    case 'ranking':
    case 'shortText':
    case 'longText':
    case 'table':
    case 'roster':
    case 'file':
    case 'ratio':
    case 'computed':
      return null
  }
}

/** The most that can be counted; undefined where there is no end. */
function mostOf(item: Item): number | undefined {
  if (item.type === 'multipleChoice') return item.most ?? item.choices.length
  if (item.type === 'ranking') return item.first ?? item.choices.length
  if (item.type === 'roster') return item.most
  return item.type === 'table' ? item.rows.length : undefined
}

/** A sum of figures that are all above or all below 0 is so too. */
function ofTotal(item: Item, column: string): Possible | null {
  if (item.type !== 'table' && item.type !== 'roster') return null
  const found = item.columns.find(({ id }) => id === column)
  if (found?.type === 'percent') return figures(0, undefined, false)
  if (found?.type !== 'number' && found?.type !== 'money') return null
  const { min = -Infinity, max = Infinity } = found
  return figures(min >= 0 ? min : undefined, max <= 0 ? max : undefined, false)
}

function figures(low: number | undefined, high: number | undefined, isWhole: boolean): Possible {
  return { low: low ?? null, high: high ?? null, fits: (value) => !isWhole || Number.isInteger(value) }
}

function dates(low: string | undefined, high: string | undefined): Possible {
  return { low: low ?? null, high: high ?? null, fits: isDate }
}

function isDate(value: Value): boolean {
  return typeof value === 'string' && PATTERNS.badDate.test(value) && isCalendarDate(value)
}

function isMonth(value: Value): boolean {
  return typeof value === 'string' && PATTERNS.badMonth.test(value)
}
