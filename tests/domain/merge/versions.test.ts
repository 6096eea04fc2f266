import { describe, expect, it } from 'vitest'
import {
  compareVersions,
  editCount,
  isPartly,
  joinVersions,
  nextVersion,
  partly,
  type Order,
} from '@/domain/merge/versions'
import { MAX_EDITS, type Version } from '@/domain/records/base'

/** Names that every object answers to, and one that would change an object's prototype. */
const HOSTILE = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

/** As it comes out of a file: `__proto__` is a name like any other. */
function fromFile(version: Record<string, number>, name: string, count: number): Version {
  return Object.fromEntries([...Object.entries(version), [name, count]])
}

describe('versions', () => {
  it.each<[Version, Version, Order]>([
    [{}, {}, 'same'],
    [{ a: 2, b: 1 }, { b: 1, a: 2 }, 'same'],
    [{}, { a: 1 }, 'before'],
    [{ a: 1 }, { a: 2 }, 'before'],
    [{ a: 1 }, { a: 1, b: 1 }, 'before'],
    [{ a: 3, b: 1 }, { a: 2, b: 1 }, 'after'],
    [{ a: 2 }, { b: 7 }, 'concurrent'],
    [{ a: 2, b: 1 }, { a: 1, b: 2 }, 'concurrent'],
  ])('%j beside %j is: %s', (a, b, order) => {
    const turned: Record<Order, Order> = {
      same: 'same',
      before: 'after',
      after: 'before',
      concurrent: 'concurrent',
    }
    expect(compareVersions(a, b)).toBe(order)
    expect(compareVersions(b, a)).toBe(turned[order])
  })

  it('join to what any of them has seen', () => {
    expect(joinVersions([{ a: 2, b: 1 }, { a: 1, c: 4 }, {}])).toEqual({ a: 2, b: 1, c: 4 })
    expect(joinVersions([])).toEqual({})
  })

  it('are counted by the edits that they have seen', () => {
    expect(editCount({ a: 2, b: 5 })).toBe(7)
    expect(editCount({})).toBe(0)
  })

  it.each(HOSTILE)('take a replica called %s for one like any other', (name) => {
    const [one, two] = [fromFile({ a: 1 }, name, 1), fromFile({ a: 1 }, name, 2)]
    expect(compareVersions(one, { a: 1 })).toBe('after')
    expect(compareVersions(one, two)).toBe('before')
    expect(compareVersions(fromFile({}, name, 1), { a: 1 })).toBe('concurrent')
    expect(Object.entries(joinVersions([one, two])).sort()).toEqual(Object.entries(two).sort())
    expect(Object.entries(nextVersion(one, name)).sort()).toEqual(Object.entries(two).sort())
    expect(Object.getPrototypeOf(nextVersion({}, name))).toBe(Object.prototype)
    expect(editCount(nextVersion({}, name))).toBe(1)
  })
})

describe('the version after an edit', () => {
  it('has seen one more edit of the replica', () => {
    expect(nextVersion({ a: 1 }, 'a')).toEqual({ a: 2 })
    expect(nextVersion({ a: 1 }, 'b')).toEqual({ a: 1, b: 1 })
  })

  it('does not claim to have seen what the replica edited beside it', () => {
    // `a` has edited twice, and now goes on from what `b` made of its first edit.
    const [mine, shown] = [{ a: 2 }, { a: 1, b: 1 }]
    const next = nextVersion(shown, 'a', [mine])
    expect(compareVersions(next, shown)).toBe('after')
    expect(compareVersions(next, mine)).toBe('concurrent')
    const then = nextVersion(next, 'a', [mine])
    expect(compareVersions(then, next)).toBe('after')
    expect(compareVersions(then, mine)).toBe('concurrent')
  })

  it('counts on under the usual name where what stands beside holds no edit that it lacks', () => {
    expect(nextVersion({ a: 2, b: 1 }, 'a', [{ a: 2, c: 1 }])).toEqual({ a: 3, b: 1 })
  })

  it('comes after a version whose counter was forged to be the highest there is', () => {
    const forged = { a: MAX_EDITS }
    const next = nextVersion(forged, 'a')
    expect(compareVersions(next, forged)).toBe('after')
    expect(compareVersions(nextVersion(next, 'a'), next)).toBe('after')
    expect(Math.max(...Object.values(next))).toBe(MAX_EDITS)
  })
})

describe('the version of a copy from which something was left out', () => {
  const whole = { a: 2, b: 1 }
  const copy = partly(whole)
  const editedCopy = nextVersion(copy, 'c')

  it('comes before the whole one, and after copies of what that has seen', () => {
    expect(compareVersions(copy, whole)).toBe('before')
    expect(compareVersions(copy, partly({ a: 1 }))).toBe('after')
    expect(compareVersions(copy, { a: 1 })).toBe('concurrent')
    expect([isPartly(copy), isPartly(whole)]).toEqual([true, false])
  })

  it('is that of the copy where nothing more can be left out', () => {
    expect(partly(copy)).toEqual(copy)
    expect(joinVersions([copy, whole])).toEqual(whole)
  })

  it('stands beside the whole one once the copy was edited, until somebody has seen both', () => {
    expect(compareVersions(editedCopy, whole)).toBe('concurrent')
    expect(compareVersions(editedCopy, nextVersion(whole, 'a'))).toBe('concurrent')
    const chosen = nextVersion(joinVersions([editedCopy, whole]), 'a')
    expect(chosen).toEqual({ a: 3, b: 1, c: 1 })
    expect(compareVersions(editedCopy, chosen)).toBe('before')
  })

  it('comes before the edited copy when that is copied in part again', () => {
    const again = partly(editedCopy)
    expect(compareVersions(again, editedCopy)).toBe('before')
    expect(compareVersions(copy, again)).toBe('before')
    expect(compareVersions(nextVersion(again, 'd'), editedCopy)).toBe('concurrent')
  })

  it('does not let a replica claim to have seen all of its own edits', () => {
    const next = nextVersion(partly({ a: 2 }), 'a')
    expect(compareVersions(next, { a: 2 })).toBe('concurrent')
    expect(compareVersions(next, partly({ a: 2 }))).toBe('after')
  })
})
