import type { Item } from '@/domain/questionnaire/format-1'
import { isComputed } from '@/domain/questionnaire/tree'
import { ARITY, isComparison } from './evaluate'
import type { Expression, Operator } from './expression'
import { itemOf } from './references'
import { fixedOutcome } from './fixed-outcome'

/**
 * Something wrong with an expression.
 *
 * - `unknownItem` { item }: no item has this id; `computedItem` { item }: it is a ratio, which no expression may read;
 * - `listItem` { item }: several choices and rows have no single value to compare or compute with;
 * - `noList` { item }: only several choices, an order and rows can be counted or asked for one of them;
 * - `unknownChoice` { id }: the item has no such choice; `unknownColumn` { id }: it has no such column with figures;
 * - `arity` { op, expected, found }: the operator takes another number of arguments;
 * - `type` { expected, found }: the value here is of another type;
 * - `constant` { value }: the condition says the same whatever is answered;
 * - `impossibleValue` { value }: it is compared with something that it can never be.
 */
export interface ExpressionFinding {
  readonly code:
    | 'unknownItem'
    | 'computedItem'
    | 'listItem'
    | 'noList'
    | 'unknownChoice'
    | 'unknownColumn'
    | 'arity'
    | 'type'
    | 'constant'
    | 'impossibleValue'
  readonly params: Readonly<Record<string, string | number>>
  /** JSON path from the expression itself, for example `.args[0]`; empty for the whole. */
  readonly path: string
}

/** Type of a value; null where it cannot be told because of a fault already found. */
type ValueType = 'number' | 'string' | 'boolean' | null

/** The items that an expression may name. */
interface Items {
  get(id: string): Item | undefined
  /** Whether nothing can be said of an item of this id, because it could not be read. */
  isUnsure(id: string): boolean
}

/**
 * Everything that is wrong with an expression whose value should be of the expected type. Empty: nothing. What names an
 * item of which `isUnsure` is true is taken as right.
 */
export function checkExpression(
  expression: Expression,
  items: ReadonlyMap<string, Item>,
  expected: 'boolean' | 'number',
  isUnsure: (id: string) => boolean = () => false,
): ExpressionFinding[] {
  const findings: ExpressionFinding[] = []
  const type = typeOf(expression, '', { get: (id) => items.get(id), isUnsure }, findings)
  if (type !== null && type !== expected) findings.push(wrongType(expected, type, ''))
  if (typeof expression === 'boolean') {
    findings.push({ code: 'constant', params: { value: String(expression) }, path: '' })
  }
  return findings
}

function typeOf(
  expression: Expression,
  path: string,
  items: Items,
  findings: ExpressionFinding[],
): ValueType {
  if (typeof expression !== 'object') return typeof expression as ValueType
  if ('context' in expression) return 'string'
  if ('op' in expression) return typeOfOperation(expression, path, items, findings)
  const id = itemOf(expression) ?? ''
  const item = items.get(id)
  const code = item ? (isComputed(item) ? 'computedItem' : null) : items.isUnsure(id) ? null : 'unknownItem'
  if (code) findings.push({ code, params: { item: id }, path })
  const isReadable = item !== undefined && code === null
  if ('answered' in expression) return 'boolean'
  if ('chosen' in expression) {
    if (isReadable) findings.push(...choiceFindings(item, expression.choice, path))
    return 'boolean'
  }
  if ('count' in expression || 'total' in expression) {
    const column = 'total' in expression ? expression.column : null
    if (isReadable)
      findings.push(...(column === null ? listFindings(item, path) : columnFindings(item, column, path)))
    return 'number'
  }
  if (isReadable && LISTS.has(item.type)) findings.push({ code: 'listItem', params: { item: id }, path })
  return isReadable ? typeOfItem(item) : null
}

const LISTS: ReadonlySet<Item['type']> = new Set(['multipleChoice', 'ranking', 'table', 'roster', 'file'])
const TEXTS: ReadonlySet<Item['type']> = new Set([
  'yesPartlyNo',
  'singleChoice',
  'date',
  'month',
  'shortText',
  'longText',
])

function typeOfItem({ type }: Item): ValueType {
  if (LISTS.has(type)) return null
  return TEXTS.has(type) ? 'string' : 'number'
}

function listFindings(item: Item, path: string): ExpressionFinding[] {
  return LISTS.has(item.type) ? [] : [{ code: 'noList', params: { item: item.id }, path }]
}

function choiceFindings(item: Item, choice: string, path: string): ExpressionFinding[] {
  if (item.type !== 'multipleChoice' && item.type !== 'ranking')
    return [{ code: 'noList', params: { item: item.id }, path }]
  const isThere = item.choices.some(({ id }) => id === choice)
  return isThere ? [] : [{ code: 'unknownChoice', params: { id: choice }, path: `${path}.choice` }]
}

function columnFindings(item: Item, column: string, path: string): ExpressionFinding[] {
  if (item.type !== 'table' && item.type !== 'roster')
    return [{ code: 'noList', params: { item: item.id }, path }]
  const isThere = item.columns.some(
    ({ id, type }) => id === column && ['number', 'percent', 'money'].includes(type),
  )
  return isThere ? [] : [{ code: 'unknownColumn', params: { id: column }, path: `${path}.column` }]
}

function typeOfOperation(
  expression: { op: Operator; args: Expression[] },
  path: string,
  items: Items,
  findings: ExpressionFinding[],
): ValueType {
  const { op, args } = expression
  const before = findings.length
  const types = args.map((argument, index) => typeOf(argument, `${path}.args[${index}]`, items, findings))
  const arity = ARITY[op]
  if (arity !== null && args.length !== arity) {
    findings.push({ code: 'arity', params: { op, expected: arity, found: args.length }, path })
    return resultOf(op, null)
  }
  const wanted = wantedOf(op) ?? types.find((type) => type !== null) ?? null
  types.forEach((type, index) => {
    if (wanted !== null && type !== null && type !== wanted) {
      findings.push(wrongType(wanted, type, `${path}.args[${index}]`))
    }
  })
  const fixed = findings.length === before ? fixedOutcome(expression, items) : null
  if (fixed) findings.push({ ...fixed, path })
  return resultOf(op, wanted)
}

/** The type all arguments must have; null where they need only agree with each other. */
function wantedOf(op: Operator): ValueType {
  if (op === 'and' || op === 'or' || op === 'not') return 'boolean'
  return op === 'coalesce' || isComparison(op) ? null : 'number'
}

function resultOf(op: Operator, ofArguments: ValueType): ValueType {
  if (isComparison(op)) return 'boolean'
  return op === 'coalesce' ? ofArguments : wantedOf(op)
}

function wrongType(expected: string, found: string, path: string): ExpressionFinding {
  return { code: 'type', params: { expected, found }, path }
}
