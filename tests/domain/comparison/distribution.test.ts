import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distributionOf } from '@/domain/comparison/distribution'
import { placesOf } from '@/domain/comparison/ranking'
import { share, type Share } from '@/domain/shared/units'

const sharesOf = (...values: number[]) => values.map(share)
const someShares = fc.array(
  fc.integer({ min: 0, max: 1000 }).map((n) => share(n / 1000)),
  { minLength: 1 },
)

describe('how shares lie', () => {
  // Worked by hand as QUARTILE.INC does: place (n − 1) × part from 0, between two values on the straight line.
  it.each<[string, number[], number[]]>([
    // Places 0.75, 1.5 and 2.25: 0.1 + 0.75 × 0.1, the middle of 0.2 and 0.4, 0.4 + 0.25 × 0.4.
    ['four', [0.8, 0.1, 0.4, 0.2], [4, 0.1, 0.175, 0.3, 0.5, 0.8, 0.375]],
    // Places 1, 2 and 3.
    ['five', [0, 1, 0.5, 0.25, 0.75], [5, 0, 0.25, 0.5, 0.75, 1, 0.5]],
    // Places 0.5, 1 and 1.5.
    ['three', [0.6, 0.6, 0.9], [3, 0.6, 0.6, 0.6, 0.75, 0.9, 0.7]],
    ['two', [0.2, 0.4], [2, 0.2, 0.25, 0.3, 0.35, 0.4, 0.3]],
    ['one', [0.575], [1, 0.575, 0.575, 0.575, 0.575, 0.575, 0.575]],
  ])('of %s is what a person with a calculator finds', (_, values, figures) => {
    const found = distributionOf(sharesOf(...values))
    const [n, lowest, lowerQuartile, median, upperQuartile, highest, mean] = figures
    expect(found).toEqual({ n, lowest, lowerQuartile, median, upperQuartile, highest, mean })
  })

  it('of none is no distribution', () => {
    expect(distributionOf([])).toBeNull()
  })

  it('is the same in whatever order they come, in order from the lowest to the highest, and within 0 to 1', () => {
    const law = fc.property(someShares, fc.func(fc.integer()), (given, orderBy) => {
      const found = distributionOf(given)
      if (!found) throw new Error('no distribution')
      expect(distributionOf([...given].sort((a, b) => orderBy(a) - orderBy(b)))).toEqual(found)
      const { n, lowest, lowerQuartile, median, upperQuartile, highest, mean } = found
      const figures = [lowest, lowerQuartile, median, upperQuartile, highest]
      expect([...figures].sort((a, b) => a - b)).toEqual(figures)
      expect([n, lowest, highest]).toEqual([given.length, Math.min(...given), Math.max(...given)])
      expect(mean >= lowest && mean <= highest).toBe(true)
    })
    fc.assert(law, { numRuns: 300 })
  })
})

describe('places', () => {
  it('are shared by equals, after whom the next places are left out', () => {
    expect(placesOf(sharesOf(0.5, 0.9, 0.7, 0.7))).toEqual([
      { place: 4, isTied: false },
      { place: 1, isTied: false },
      { place: 2, isTied: true },
      { place: 2, isTied: true },
    ])
  })

  it('are none of those without a share, who count for nothing', () => {
    const given = [null, ...sharesOf(0.3, 0.2, 0.3), null]
    expect(placesOf(given)?.map((found) => found?.place ?? null)).toEqual([null, 1, 3, 1, null])
  })

  it('are given to three or more only', () => {
    expect(placesOf([...sharesOf(0.3, 0.2), null])).toBeNull()
    expect(placesOf(sharesOf(0.3, 0.2, 0.1))).not.toBeNull()
  })

  it('are one more than the number of those with more, and tied exactly where another has as much', () => {
    const some = fc.array(fc.option(fc.constantFrom<Share>(...sharesOf(0, 0.25, 0.5, 0.75, 1)), { freq: 5 }))
    const law = fc.property(some, (given) => {
      const places = placesOf(given)
      const known = given.filter((each) => each !== null)
      expect(places === null).toBe(known.length < 3)
      const counted = given.map(
        (own) =>
          own !== null && {
            place: known.filter((other) => other > own).length + 1,
            isTied: known.filter((other) => other === own).length > 1,
          },
      )
      expect(places ?? []).toEqual(known.length < 3 ? [] : counted.map((found) => found || null))
    })
    fc.assert(law, { numRuns: 300 })
  })
})
