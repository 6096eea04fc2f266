import { describe, expect, test } from 'vitest'
import { evaluate, evaluateOpen, type Lookup, type OpenLookup } from '@/domain/expression/evaluate'
import type { Expression, Operator } from '@/domain/expression/expression'
import { itemsIn } from '@/domain/expression/references'
import type { AnswerValue } from '@/domain/records/answer'

const row = (cells: Record<string, number | string>) => ({ id: crypto.randomUUID(), cells })
const values: Record<string, AnswerValue> = {
  five: 5,
  two: 2,
  zero: 0,
  word: 'yes',
  several: ['a', 'c'],
  none: [],
  roster: [row({ name: 'Zeda', people: 120 }), row({ people: 80.5 }), row({ name: 'Kveda' })],
  table: { rows: { men: { n: 4, paid: 10 }, women: { n: 3 } } },
}
const lookup: Lookup = {
  item: (id) => values[id] ?? null,
  answered: (id) => id in values,
  context: (name) => ({ kind: 'city', subset: 'rapid', date: '2026-07-01' })[name],
}
const openLookup: OpenLookup = {
  ...lookup,
  item: (id) => (id === 'open' ? undefined : lookup.item(id)),
  answered: (id) => (id === 'open' ? undefined : lookup.answered(id)),
}
const op = (operator: Operator, ...args: Expression[]): Expression => ({ op: operator, args })
const five = { item: 'five' }
const nothing = { item: 'nothing' }

describe('values', () => {
  test.each<[Expression, unknown]>([
    [7, 7],
    ['word', 'word'],
    [false, false],
    [five, 5],
    [nothing, null],
    [{ answered: 'five' }, true],
    [{ answered: 'nothing' }, false],
    [{ context: 'kind' }, 'city'],
    [op('gte', { context: 'date' }, '2026-04-01'), true],
    [{ item: 'several' }, null],
    [{ item: 'table' }, null],
    [{ chosen: 'several', choice: 'c' }, true],
    [{ chosen: 'several', choice: 'b' }, false],
    [{ chosen: 'none', choice: 'a' }, false],
    [{ chosen: 'nothing', choice: 'a' }, null],
    [{ chosen: 'roster', choice: 'a' }, null],
    [{ count: 'several' }, 2],
    [{ count: 'roster' }, 3],
    [{ count: 'table' }, 2],
    [{ count: 'five' }, null],
    [{ total: 'roster', column: 'people' }, 200.5],
    [{ total: 'table', column: 'paid' }, 10],
    [{ total: 'roster', column: 'name' }, null],
    [{ total: 'nothing', column: 'n' }, null],
  ])('%j is %j', (expression, expected) => {
    expect(evaluate(expression, lookup)).toBe(expected)
  })
})

describe('operators', () => {
  test.each<[Expression, unknown]>([
    [op('eq', five, 5), true],
    [op('ne', five, 5), false],
    [op('eq', { item: 'word' }, 'yes'), true],
    [op('lt', five, 6), true],
    [op('lte', five, 5), true],
    [op('gt', five, 5), false],
    [op('gte', five, 5), true],
    [op('add', five, 2, 3), 10],
    [op('sub', five, 7), -2],
    [op('mul', five, 2, 3), 30],
    [op('div', five, 2), 2.5],
    [op('min', five, 2, 9), 2],
    [op('max', five, 2, 9), 9],
    [op('coalesce', nothing, five, 1), 5],
    [op('coalesce', nothing, nothing), null],
    [op('eq', op('add', 0.1, 0.2), 0.3), true],
  ])('%j is %j', (expression, expected) => {
    expect(evaluate(expression, lookup)).toBe(expected)
  })

  test.each<[string, Expression]>([
    ['a division by 0', op('div', five, { item: 'zero' })],
    ['a number compared with a text', op('eq', five, 'yes')],
    ['a sum with a text', op('add', five, { item: 'word' })],
    ['an order of truth values', op('lt', false, true)],
    ['not of a number', op('not', five)],
    ['a missing argument', op('sub', five)],
    ['one argument too many', op('not', true, false)],
    ['arithmetic with what is not answered', op('mul', 0, nothing)],
    ['a comparison with what is not answered', op('eq', nothing, nothing)],
    ['an overflow', op('mul', 1e300, 1e300)],
  ])('%s gives null', (_, expression) => {
    expect(evaluate(expression, lookup)).toBeNull()
  })
})

describe('Kleene’s logic', () => {
  const shown = [true, false, null]
  const asExpression = (value: boolean | null): Expression => value ?? op('gt', nothing, 0)

  test.each(shown.flatMap((a) => shown.map((b) => [a, b] as const)))('%j with %j', (a, b) => {
    const conjunction = a === false || b === false ? false : a === null || b === null ? null : true
    const disjunction = a === true || b === true ? true : a === null || b === null ? null : false
    expect(evaluate(op('and', asExpression(a), asExpression(b)), lookup)).toBe(conjunction)
    expect(evaluate(op('or', asExpression(a), asExpression(b)), lookup)).toBe(disjunction)
  })

  test('not null is null', () => {
    expect([true, false, null].map((a) => evaluate(op('not', asExpression(a)), lookup))).toEqual([
      false,
      true,
      null,
    ])
  })
})

describe('while answers are missing', () => {
  const open = { item: 'open' }

  test.each<[Expression, unknown]>([
    [open, undefined],
    [{ answered: 'open' }, undefined],
    [op('eq', open, 5), undefined],
    [op('and', op('eq', open, 5), op('gt', five, 9)), false],
    [op('and', op('eq', open, 5), op('gt', five, 1)), undefined],
    [op('or', op('eq', open, 5), op('gt', five, 1)), true],
    [op('and', op('eq', open, 5), op('gt', nothing, 1)), undefined],
    [op('not', op('eq', open, 5)), undefined],
    [op('coalesce', open, 5), undefined],
    [op('coalesce', 5, open), 5],
    [op('add', open, nothing), null],
  ])('%j is %j', (expression, expected) => {
    expect(evaluateOpen(expression, openLookup)).toBe(expected)
  })
})

test('an expression names each item once, at any depth', () => {
  const expression = op(
    'and',
    op('gt', five, 1),
    op('not', { answered: 'two' }),
    op('eq', five, { context: 'kind' }),
  )
  expect([...itemsIn(expression)]).toEqual(['five', 'two'])
})
