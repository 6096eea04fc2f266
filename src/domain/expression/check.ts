import type { Item } from '@/domain/questionnaire/format-1'
import { ARITY, isComparison } from './evaluate'
import type { Expression, Operator } from './expression'
import { fixedOutcome } from './fixed-outcome'

/**
 * Something wrong with an expression.
 *
 * - `unknownItem` { item }: no item has this id; `computedItem` { item }: it is a ratio, which no expression may read;
 * - `listItem` { item }: several choices have no single value to compare or compute with;
 * - `arity` { op, expected, found }: the operator takes another number of arguments;
 * - `type` { expected, found }: the value here is of another type;
 * - `constant` { value }: the condition says the same whatever is answered;
 * - `impossibleValue` { value }: it is compared with something that it can never be.
 */
export interface ExpressionFinding {
  readonly code:
    'unknownItem' | 'computedItem' | 'listItem' | 'arity' | 'type' | 'constant' | 'impossibleValue'
  readonly params: Readonly<Record<string, string | number>>
  /** JSON path from the expression itself, for example `.args[0]`; empty for the whole. */
  readonly path: string
}

/** Type of a value; null where it cannot be told because of a fault already found. */
type ValueType = 'number' | 'string' | 'boolean' | null
type Items = ReadonlyMap<string, Item>

/** Everything that is wrong with an expression whose value should be of the expected type. Empty: nothing. */
export function checkExpression(
  expression: Expression,
  items: Items,
  expected: 'boolean' | 'number',
): ExpressionFinding[] {
  const findings: ExpressionFinding[] = []
  const type = typeOf(expression, '', items, findings)
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
  const id = 'item' in expression ? expression.item : expression.answered
  const item = items.get(id)
  const code = !item ? 'unknownItem' : item.type === 'ratio' ? 'computedItem' : null
  if (code) findings.push({ code, params: { item: id }, path })
  if ('answered' in expression) return 'boolean'
  if (item?.type === 'multipleChoice') findings.push({ code: 'listItem', params: { item: id }, path })
  return item ? typeOfItem(item) : null
}

function typeOfItem(item: Item): ValueType {
  if (item.type === 'yesPartlyNo' || item.type === 'singleChoice') return 'string'
  return item.type === 'multipleChoice' || item.type === 'ratio' ? null : 'number'
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
