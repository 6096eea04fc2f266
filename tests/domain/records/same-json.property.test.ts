import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import { isSameJson } from '@/domain/records/same-json'

/** Small values, so that two are often the same. */
const json = fc.jsonValue({ maxDepth: 2, stringUnit: fc.constantFrom('a', 'b') })

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, turned(member)])
  return Object.fromEntries(members.reverse())
}

describe('JSON values', () => {
  it('are the same exactly when their canonical texts are', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(isSameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b))
        expect(isSameJson(a, turned(a))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each<[unknown, unknown, boolean]>([
    [{ a: undefined }, {}, true],
    [{ a: undefined, b: 1 }, { b: 1 }, true],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ toString: 1 }, { a: 1 }, false],
    [[], {}, false],
    [[1, 2], [2, 1], false],
    [null, {}, false],
    [0, false, false],
    ['1', 1, false],
  ])('%j and %j: %s', (a, b, isSame) => {
    expect(isSameJson(a, b)).toBe(isSame)
    expect(isSameJson(b, a)).toBe(isSame)
  })
})
