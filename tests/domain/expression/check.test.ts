import { describe, expect, test } from 'vitest'
import { checkExpression } from '@/domain/expression/check'
import type { Expression, Operator } from '@/domain/expression/expression'
import type { Item } from '@/domain/questionnaire/format-1'
import { aLadder, anItem, inBoth } from '../../support/questionnaires'

const choices = ['web', 'board'].map((id) => ({ id, label: inBoth(id) }))
const all: Item[] = [
  aLadder('level'),
  anItem('scale', 'scale', { min: 1, max: 10 }),
  anItem('number', 'women', { unit: 'count', integer: true, min: 0 }),
  anItem('number', 'members', { unit: 'count', integer: true, min: 0 }),
  anItem('percent', 'percent', {}),
  anItem('yesPartlyNo', 'yesno', {}),
  anItem('singleChoice', 'one', { choices }),
  anItem('multipleChoice', 'several', { choices }),
  anItem('ratio', 'ratio', { part: 1, whole: 2, line: { zeroAt: 0, fullAt: 1 }, noCase: 'na' }),
]
const items = new Map(all.map((item) => [item.id, item]))
const op = (operator: Operator, ...args: Expression[]): Expression => ({ op: operator, args })
const item = (id: string): Expression => ({ item: id })
const check = (expression: Expression, expected: 'boolean' | 'number' = 'boolean') =>
  checkExpression(expression, items, expected)

describe('nothing is wrong with', () => {
  test.each<[Expression]>([
    [op('lte', item('women'), item('members'))],
    [op('eq', item('women'), 0)],
    [op('gte', item('level'), 1)],
    [op('eq', item('yesno'), 'partly')],
    [op('ne', 'board', item('one'))],
    [op('eq', { context: 'kind' }, 'city')],
    [op('gte', { context: 'date' }, '2026-04-01')],
    [op('and', { answered: 'several' }, op('gt', op('div', item('women'), item('members')), 0.3))],
    [op('gt', op('coalesce', item('percent'), item('scale'), 0), 3)],
  ])('%j', (expression) => {
    expect(check(expression)).toEqual([])
  })

  test('a computed figure', () => {
    expect(check(op('sub', item('members'), item('women')), 'number')).toEqual([])
  })
})

describe('what is wrong is named with its place', () => {
  test.each<[string, Expression, object]>([
    [
      'an unknown item',
      op('eq', item('wommen'), 0),
      { code: 'unknownItem', params: { item: 'wommen' }, path: '.args[0]' },
    ],
    [
      'a ratio',
      op('gt', item('ratio'), 5),
      { code: 'computedItem', params: { item: 'ratio' }, path: '.args[0]' },
    ],
    [
      'several choices as one value',
      op('eq', item('several'), 'web'),
      { code: 'listItem', params: { item: 'several' }, path: '.args[0]' },
    ],
    [
      'a wrong number of arguments',
      op('sub', item('women')),
      { code: 'arity', params: { op: 'sub', expected: 2, found: 1 }, path: '' },
    ],
    [
      'a text compared with a number',
      op('gt', item('women'), 'many'),
      { code: 'type', params: { expected: 'number', found: 'string' }, path: '.args[1]' },
    ],
    [
      'a number where a condition is needed',
      op('and', { answered: 'one' }, item('women')),
      { code: 'type', params: { expected: 'boolean', found: 'number' }, path: '.args[1]' },
    ],
    [
      'an impossible choice',
      op('or', { answered: 'level' }, op('eq', item('one'), 'radio')),
      { code: 'impossibleValue', params: { value: 'radio' }, path: '.args[1]' },
    ],
    [
      'an impossible level',
      op('eq', 5, item('level')),
      { code: 'impossibleValue', params: { value: '5' }, path: '' },
    ],
    [
      'a kind that does not exist',
      op('eq', { context: 'kind' }, 'village'),
      { code: 'impossibleValue', params: { value: 'village' }, path: '' },
    ],
    [
      'a comparison that is always true',
      op('gte', item('women'), 0),
      { code: 'constant', params: { value: 'true' }, path: '' },
    ],
    [
      'a comparison that is always false',
      op('gt', item('percent'), 100),
      { code: 'constant', params: { value: 'false' }, path: '' },
    ],
    [
      'a condition with a fixed outcome',
      op('or', true, { answered: 'one' }),
      { code: 'constant', params: { value: 'true' }, path: '' },
    ],
    ['a bare truth value', true, { code: 'constant', params: { value: 'true' }, path: '' }],
  ])('%s', (_, expression, finding) => {
    expect(check(expression)).toContainEqual(finding)
  })

  test('a condition where a figure is needed', () => {
    expect(check(op('gt', item('women'), 1), 'number')).toEqual([
      { code: 'type', params: { expected: 'number', found: 'boolean' }, path: '' },
    ])
  })

  test('all faults are named at once', () => {
    const findings = check(op('and', op('eq', item('x'), 1), op('eq', item('y'), 1)))
    expect(findings.map(({ path }) => path)).toEqual(['.args[0].args[0]', '.args[1].args[0]'])
  })
})
