import { describe, expect, it } from 'vitest'
import type { Row } from '@/domain/comparison/table'
import { BY_NAME, named, ordered, pressed } from '@/features/compare/heatmap-order'
import { comparedIn, type Said } from './heatmap-table'

/** The names in this order of what was said; shares are of the whole, whose cell is the first. */
function sorted(said: Said, order = BY_NAME): string[] {
  const { table } = comparedIn(said)
  return ordered(table.rows, order, nameOf).map(nameOf)
}
const nameOf = ({ entry }: Row) => entry.candidate.municipality?.name.en ?? ''
const all = (level: number) => [level, level, level, level]

describe('the order of rows', () => {
  it('is that of numbers within names', () => {
    expect(sorted({ 'Place 10': all(1), 'Place 9': all(1), 'Place 1': all(1) })).toEqual([
      'Place 1',
      'Place 9',
      'Place 10',
    ])
  })

  it('goes on after Z where letters stand for names', () => {
    expect(sorted({ AA: all(1), B: all(1), AB: all(1), A: all(1) })).toEqual(['A', 'B', 'AA', 'AB'])
  })

  it('leaves those with the same figure as they came', () => {
    const said = { Alder: all(2), Birch: all(3), Cedar: all(2) }
    expect(sorted(said, { by: 0, isDescending: true })).toEqual(['Birch', 'Alder', 'Cedar'])
    expect(sorted(said, { by: 0, isDescending: false })).toEqual(['Alder', 'Cedar', 'Birch'])
  })

  it('begins with the highest figure, and with the first name', () => {
    expect(pressed(BY_NAME, 2)).toEqual({ by: 2, isDescending: true })
    expect(pressed({ by: 2, isDescending: true }, 2)).toEqual({ by: 2, isDescending: false })
    expect(pressed({ by: 2, isDescending: true }, null)).toEqual(BY_NAME)
  })
})

describe('looking for a name', () => {
  it('finds it in any case, and everything where nothing is looked for', () => {
    const { table } = comparedIn({ Alder: all(1), Birch: all(1) })
    expect(named(table.rows, ' aLD ', nameOf).map(nameOf)).toEqual(['Alder'])
    expect(named(table.rows, '  ', nameOf)).toHaveLength(2)
  })
})
