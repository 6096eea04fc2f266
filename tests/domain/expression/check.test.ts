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
  anItem('date', 'day', { min: '2020-01-01', max: '2026-12-31' }),
  anItem('date', 'anyday', {}),
  anItem('month', 'month', { min: '2020-01' }),
  anItem('money', 'cost', { currency: 'GEL', min: 5, max: 90 }),
  anItem('ranking', 'order', { choices, first: 1 }),
  anItem('table', 'table', {
    rows: choices,
    columns: [
      { id: 'people', label: inBoth('people'), type: 'number', unit: 'count', integer: true, min: 2 },
      { id: 'loss', label: inBoth('loss'), type: 'money', currency: 'GEL', min: -5 },
      { id: 'begun', label: inBoth('begun'), type: 'date' },
    ],
  }),
  anItem('roster', 'roster', {
    row: inBoth('row'),
    most: 3,
    columns: [{ id: 'part', label: inBoth('part'), type: 'percent' }],
  }),
  anItem('file', 'photo', { accepts: 'photo' }),
  anItem('computed', 'sum', { value: { item: 'women' }, unit: 'count', decimals: 0 }),
  anItem('ratio', 'ratio', { part: 1, whole: 2, line: { zeroAt: 0, fullAt: 1 }, noCase: 'na' }),
]
const items = new Map(all.map((item) => [item.id, item]))
const op = (operator: Operator, ...args: Expression[]): Expression => ({ op: operator, args })
const item = (id: string): Expression => ({ item: id })
const check = (expression: Expression, expected: 'boolean' | 'number' = 'boolean') =>
  checkExpression(expression, items, expected)

describe('nothing is wrong with', () => {
  test.each<[Expression]>([
    [op('gte', item('day'), '2026-01-01')],
    [op('gt', '2026-12-30', item('day'))],
    [op('lte', item('day'), item('anyday'))],
    [op('gte', item('anyday'), '1999-12-31')],
    [op('ne', item('month'), '2026-03')],
    [op('lt', item('cost'), 5.5)],
    [op('and', { chosen: 'several', choice: 'web' }, op('not', { chosen: 'order', choice: 'board' }))],
    [op('eq', { count: 'several' }, 2)],
    [op('eq', { count: 'order' }, 1)],
    [op('gte', { count: 'photo' }, 20)],
    [op('gte', { count: 'roster' }, 3)],
    [op('gt', { total: 'table', column: 'people' }, 1000)],
    [op('lt', { total: 'table', column: 'loss' }, -1000)],
    [op('lt', { total: 'roster', column: 'part' }, 250)],
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
    ...(
      [
        ['a date before all that can be', op('lt', item('day'), '2020-01-01'), 'constant', 'false'],
        ['a date that is not after the last', op('lte', item('day'), '2026-12-31'), 'constant', 'true'],
        ['a month before the first', op('gte', item('month'), '2019-12'), 'constant', 'true'],
        ['a date beyond the last', op('eq', item('day'), '2027-01-01'), 'impossibleValue', '2027-01-01'],
        [
          'a date that no calendar has',
          op('gt', item('anyday'), '2026-02-30'),
          'impossibleValue',
          '2026-02-30',
        ],
        ['a date written otherwise', op('lt', item('day'), '31.12.2025'), 'impossibleValue', '31.12.2025'],
        [
          'a date where a month is asked',
          op('eq', item('month'), '2026-03-01'),
          'impossibleValue',
          '2026-03-01',
        ],
        [
          'a day of the assessment that is none',
          op('gt', { context: 'date' }, '2026'),
          'impossibleValue',
          '2026',
        ],
        ['a sum of money below the least', op('eq', item('cost'), 4), 'impossibleValue', '4'],
        ['half a level', op('eq', item('level'), 1.5), 'impossibleValue', '1.5'],
        ['half a person', op('ne', item('women'), 0.5), 'impossibleValue', '0.5'],
        ['more choices than there are', op('eq', { count: 'several' }, 3), 'impossibleValue', '3'],
        ['more in order than are asked for', op('gt', { count: 'order' }, 1), 'constant', 'false'],
        ['more rows than there may be', op('lte', { count: 'roster' }, 3), 'constant', 'true'],
        ['more rows than the table has', op('gt', { count: 'table' }, 2), 'constant', 'false'],
        [
          'a sum below its least part',
          op('lt', { total: 'table', column: 'people' }, 2),
          'constant',
          'false',
        ],
        ['a sum of shares below 0', op('gte', { total: 'roster', column: 'part' }, 0), 'constant', 'true'],
      ] as const
    ).map(([name, expression, code, value]): [string, Expression, object] => [
      name,
      expression,
      { code, params: { value }, path: '' },
    ]),
    [
      'a computed figure',
      op('gt', item('sum'), 5),
      { code: 'computedItem', params: { item: 'sum' }, path: '.args[0]' },
    ],
    [
      'one figure counted',
      op('gt', { count: 'women' }, 5),
      { code: 'noList', params: { item: 'women' }, path: '.args[0]' },
    ],
    [
      'one choice searched',
      { chosen: 'one', choice: 'web' },
      { code: 'noList', params: { item: 'one' }, path: '' },
    ],
    [
      'a choice that is not there',
      { chosen: 'order', choice: 'radio' },
      { code: 'unknownChoice', params: { id: 'radio' }, path: '.choice' },
    ],
    [
      'a sum of dates',
      op('gt', { total: 'table', column: 'begun' }, 5),
      { code: 'unknownColumn', params: { id: 'begun' }, path: '.args[0].column' },
    ],
    [
      'a sum of what has no rows',
      op('gt', { total: 'several', column: 'web' }, 5),
      { code: 'noList', params: { item: 'several' }, path: '.args[0]' },
    ],
    [
      'rows as one value',
      op('eq', item('roster'), 1),
      { code: 'listItem', params: { item: 'roster' }, path: '.args[0]' },
    ],
    [
      'a choice as a figure',
      op('gt', { chosen: 'order', choice: 'web' }, 5),
      { code: 'type', params: { expected: 'boolean', found: 'number' }, path: '.args[1]' },
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

  test('but of an item that could not be read nothing is said', () => {
    const parts = [op('eq', item('unread'), 1), { chosen: 'unread', choice: 'x' }, op('eq', item('x'), 1)]
    const isUnsure = (id: string) => id === 'unread'
    expect(checkExpression(op('and', ...parts), items, 'boolean', isUnsure).map(({ path }) => path)).toEqual([
      '.args[2].args[0]',
    ])
  })
})
