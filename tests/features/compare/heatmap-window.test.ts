import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, spanAt } from '@/features/compare/heatmap-window'

const rows = fc.record({
  count: fc.nat(600),
  before: fc.double({ min: -3, max: 620, noNaN: true }),
  seen: fc.double({ min: 0, max: 40, noNaN: true }),
})

describe('the rows that stand in the document', () => {
  it('hold everything that is seen, wherever one has scrolled to', () => {
    fc.assert(
      fc.property(rows, fc.nat(9), ({ count, before, seen }, ahead) => {
        const { first, last } = spanAt(before, seen, ahead, count)
        const seenRows = Array.from({ length: count }, (_, row) => row).filter(
          (row) => row + 1 > before && row < before + seen,
        )
        expect(seenRows.every((row) => row >= first && row < last)).toBe(true)
        // What is seen, what is ahead on both sides, and what is cut at both ends.
        expect(last - first).toBeLessThanOrEqual(seen + 2 * ahead + 2)
      }),
    )
  })

  it('and the gaps between them have the height of all, in their order, with the held row among them', () => {
    fc.assert(
      fc.property(rows, fc.option(fc.nat(599)), ({ count, before, seen }, wanted) => {
        const held = wanted === null || wanted >= count ? null : wanted
        const keys = Array.from({ length: count }, (_, row) => `row ${row}`)
        const lines = linesOf(spanAt(before, seen, 6, count), held, keys)
        const places: number[] = []
        let height = 0
        for (const line of lines) {
          if (line.kind === 'shown') places.push(height)
          height += line.kind === 'shown' ? 1 : line.size
        }
        expect(height).toBe(count)
        const shown = lines.flatMap((line) => (line.kind === 'shown' ? [line] : []))
        expect(shown.map(({ index }) => index)).toEqual(places)
        expect(shown.map(({ key }) => key)).toEqual(places.map((place) => keys[place]))
        expect(held === null || places.includes(held)).toBe(true)
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
      }),
    )
  })
})
