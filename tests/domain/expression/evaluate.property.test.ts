import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkExpression } from '@/domain/expression/check'
import { evaluate, evaluateOpen, type Value } from '@/domain/expression/evaluate'
import type { Expression, Operator } from '@/domain/expression/expression'

const ids = ['a', 'b', 'c', 'd']
const operators = 'eq ne lt lte gt gte and or not add sub mul div min max coalesce'.split(' ') as Operator[]

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom<Expression>(0, 1, 2.5, -3, 'x', 'y', true, false),
    fc.constantFrom(...ids).map((item) => ({ item })),
    fc.constantFrom(...ids).map((answered) => ({ answered })),
    fc.record({
      op: fc.constantFrom(...operators),
      args: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}))
const value = fc.constantFrom<Value>(0, 1, 2.5, 'x', 'y', null)
const world = fc.record(Object.fromEntries(ids.map((id) => [id, value])))

function closed(values: Record<string, Value>) {
  return {
    item: (id: string) => values[id] ?? null,
    answered: (id: string) => values[id] != null,
    context: () => null,
  }
}

test('evaluation never throws and gives a finite number, a text, a truth value or null', () => {
  fc.assert(
    fc.property(expression, world, (tree, values) => {
      const result = evaluate(tree, closed(values))
      expect(result === null || ['number', 'string', 'boolean'].includes(typeof result)).toBe(true)
      expect(typeof result === 'number' && !Number.isFinite(result)).toBe(false)
    }),
    { numRuns: 3000 },
  )
})

test('what is decided while answers are missing stays so however they are answered', () => {
  fc.assert(
    fc.property(expression, world, fc.subarray(ids), (tree, values, open) => {
      const now = closed(values)
      const decided = evaluateOpen(tree, {
        item: (id) => (open.includes(id) ? undefined : now.item(id)),
        answered: (id) => (open.includes(id) ? undefined : now.answered(id)),
        context: () => null,
      })
      expect([undefined, evaluate(tree, now)]).toContain(decided)
    }),
    { numRuns: 5000 },
  )
})

test('checking never throws, whatever the expression', () => {
  fc.assert(
    fc.property(expression, (tree) => {
      expect(Array.isArray(checkExpression(tree, new Map(), 'boolean'))).toBe(true)
    }),
  )
})
