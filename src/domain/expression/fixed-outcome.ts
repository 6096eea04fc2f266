import type { Item } from '@/domain/questionnaire/format-1'
import { evaluateOpen, isComparison, type OpenLookup, type Value } from './evaluate'
import type { Expression, Operator } from './expression'

type Operation = Extract<Expression, { op: Operator }>

const NOTHING_KNOWN: OpenLookup = {
  item: () => undefined,
  answered: () => undefined,
  context: () => undefined,
}

/**
 * Why no answer can change the outcome of a well-typed operation: it is `constant`, or it asks whether something equals
 * a value that it can never have. Null when answers do decide it. Arguments are not looked into.
 */
export function fixedOutcome(
  { op, args }: Operation,
  items: ReadonlyMap<string, Item>,
): { code: 'constant' | 'impossibleValue'; params: { value: string } } | null {
  const value = evaluateOpen({ op, args }, NOTHING_KNOWN)
  if (typeof value === 'boolean') return { code: 'constant', params: { value: String(value) } }
  const literal = args.find((argument) => typeof argument !== 'object')
  const possible = possibleValues(
    args.find((argument) => typeof argument === 'object'),
    items,
  )
  if (!isComparison(op) || literal === undefined || !possible) return null
  if (op === 'eq' || op === 'ne') {
    return isAmong(literal, possible) ? null : { code: 'impossibleValue', params: { value: String(literal) } }
  }
  if (typeof literal !== 'number') return null
  const [atLow, atHigh] = [possible[0], possible.at(-1)].map((end) =>
    evaluateOpen(
      { op, args: args.map((argument) => (argument === literal ? literal : (end ?? 0))) },
      NOTHING_KNOWN,
    ),
  )
  return typeof atLow === 'boolean' && atLow === atHigh
    ? { code: 'constant', params: { value: String(atLow) } }
    : null
}

/** Numbers lie between the first and the last; of texts, each is named. */
function isAmong(literal: Value, possible: readonly (number | string)[]): boolean {
  const [low, high] = [possible[0], possible.at(-1)]
  return typeof literal === 'number' && typeof low === 'number' && typeof high === 'number'
    ? literal >= low && literal <= high
    : possible.some((value) => value === literal)
}

/** The lowest and highest number, or all texts, that an operand can be; null where that is not known. */
function possibleValues(
  operand: Expression | undefined,
  items: ReadonlyMap<string, Item>,
): readonly (number | string)[] | null {
  if (typeof operand !== 'object') return null
  if ('context' in operand) return operand.context === 'kind' ? ['city', 'community'] : null
  const item = 'item' in operand ? items.get(operand.item) : undefined
  switch (item?.type) {
    case 'ladder':
      return item.levels.map((level) => level.value)
    case 'scale':
      return [item.min, item.max]
    case 'percent':
      return [0, 100]
    case 'number':
      return [item.min ?? -Infinity, item.max ?? Infinity]
    case 'yesPartlyNo':
      return ['yes', 'partly', 'no']
    case 'singleChoice':
      return item.choices.map((choice) => choice.id)
    case 'money':
      return [item.min ?? -Infinity, item.max ?? Infinity]
    case 'multipleChoice':
    case 'ranking':
    case 'date':
    case 'month':
    case 'shortText':
    case 'longText':
    case 'table':
    case 'roster':
    case 'file':
    case 'ratio':
    case 'computed':
    case undefined:
      return null
  }
}
