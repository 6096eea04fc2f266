import { isIdList, rowsIn, type AnswerValue } from '@/domain/records/answer'
import { rounded } from '@/domain/shared/units'
import type { Expression, Operator } from './expression'
import { itemOf } from './references'

/** What an expression gives. `null`: not answered, not computable, or of the wrong type. */
export type Value = number | string | boolean | null

/** Where an expression finds what it names. Whatever is not answered, or not there, is null. */
export interface Lookup {
  item(id: string): AnswerValue | boolean | null
  answered(id: string): boolean
  context(name: 'kind' | 'subset' | 'date'): Value
}

/** As `Lookup`, with `undefined` for everything that an answer still to come can change. */
export interface OpenLookup {
  item(id: string): AnswerValue | boolean | null | undefined
  answered(id: string): boolean | undefined
  context(name: 'kind' | 'subset' | 'date'): Value | undefined
}

/** How many arguments an operator takes: exactly so many, or null for one or more. */
export const ARITY: Readonly<Record<Operator, number | null>> = {
  eq: 2,
  ne: 2,
  lt: 2,
  lte: 2,
  gt: 2,
  gte: 2,
  and: null,
  or: null,
  not: 1,
  add: null,
  sub: 2,
  mul: null,
  div: 2,
  min: null,
  max: null,
  coalesce: null,
}

/** The value of an expression. Total: a wrong type, a wrong number of arguments or a division by 0 gives null. */
export function evaluate(expression: Expression, lookup: Lookup): Value {
  return evaluateOpen(expression, lookup) ?? null
}

/**
 * The value of an expression while answers are still missing: `undefined` when they decide it. A value that is given
 * stays the same however the missing ones are answered.
 */
export function evaluateOpen(expression: Expression, lookup: OpenLookup): Value | undefined {
  if (typeof expression !== 'object') return expression
  if ('answered' in expression) return lookup.answered(expression.answered)
  if ('context' in expression) return lookup.context(expression.context)
  if (!('op' in expression)) return read(expression, lookup.item(itemOf(expression) ?? ''))
  const arity = ARITY[expression.op]
  if (arity !== null && expression.args.length !== arity) return null
  return apply(
    expression.op,
    expression.args.map((argument) => evaluateOpen(argument, lookup)),
  )
}

type Reading = Exclude<
  Extract<Expression, object>,
  { op: Operator } | { answered: string } | { context: string }
>

/** Lists and rows have no single value. */
function read(expression: Reading, value: ReturnType<OpenLookup['item']>): Value | undefined {
  if (value === undefined) return undefined
  if ('item' in expression) return typeof value === 'object' ? null : value
  if (typeof value !== 'object' || value === null) return null
  const rows = rowsIn(value)
  if ('chosen' in expression) return isIdList(value) ? value.includes(expression.choice) : null
  if ('count' in expression) return rows ? rows.length : isIdList(value) ? value.length : null
  const figures = (rows ?? []).flatMap((cells) => {
    const cell = cells[expression.column]
    return typeof cell === 'number' ? [cell] : []
  })
  return figures.length === 0 ? null : rounded(figures.reduce((sum, figure) => sum + figure, 0))
}

function apply(op: Operator, values: readonly (Value | undefined)[]): Value | undefined {
  if (op === 'and' || op === 'or') return allOf(values, op === 'and')
  if (op === 'coalesce') {
    return values.every((value) => value === null) ? null : values.find((value) => value !== null)
  }
  if (values.includes(null)) return null
  if (values.includes(undefined)) return undefined
  if (op === 'not') return typeof values[0] === 'boolean' ? !values[0] : null
  return isComparison(op) ? compare(op, values) : calculate(op, values)
}

/** Kleene: `neutral` when all are, its opposite as soon as one is; `or` is `and` with the two exchanged. */
function allOf(values: readonly (Value | undefined)[], neutral: boolean): boolean | null | undefined {
  if (values.includes(!neutral)) return !neutral
  if (values.includes(undefined)) return undefined
  return values.every((value) => value === neutral) ? neutral : null
}

type Comparison = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte'

/** Whether the operator compares two values. */
export function isComparison(op: Operator): op is Comparison {
  return ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'].includes(op)
}

/** Texts are compared by code unit, which puts calendar dates in order; truth values can only be equal or not. */
function compare(op: Comparison, [left, right]: readonly (Value | undefined)[]): boolean | null {
  if (left == null || right == null || typeof left !== typeof right) return null
  if (op === 'eq') return left === right
  if (op === 'ne') return left !== right
  if (typeof left === 'boolean') return null
  if (op === 'lt') return left < right
  if (op === 'lte') return left <= right
  return op === 'gt' ? left > right : left >= right
}

type Calculation = 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max'

function calculate(op: Calculation, values: readonly (Value | undefined)[]): number | null {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length < values.length) return null
  const result = calculated(op, numbers)
  return Number.isFinite(result) ? rounded(result) : null
}

function calculated(op: Calculation, numbers: readonly number[]): number {
  const [first = NaN, second = NaN] = numbers
  switch (op) {
    case 'add':
      return numbers.reduce((sum, number) => sum + number, 0)
    case 'sub':
      return first - second
    case 'mul':
      return numbers.reduce((product, number) => product * number, 1)
    case 'div':
      return second === 0 ? NaN : first / second
    case 'min':
      return Math.min(...numbers)
    case 'max':
      return Math.max(...numbers)
  }
}
