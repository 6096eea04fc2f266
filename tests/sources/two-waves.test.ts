import { describe, expect, it } from 'vitest'
import { compare } from '@/domain/comparison/compare'
import { tableOf, type Table } from '@/domain/comparison/table'
import { allAreas } from '@/domain/questionnaire/tree'
import { assessmentsOfStudy, study } from './two-waves'

const comparison = compare(assessmentsOfStudy())
if (!comparison) throw new Error('there is nothing to compare')
const [first, second] = study.waves

/** Points of 100 in a column, by municipality. */
function points(table: Table, id: string): Map<string, number | null> {
  const place = table.columns.findIndex((column) => column.id === id)
  return new Map(
    table.rows.map(({ entry, cells }) => {
      const share = cells[place]?.share ?? null
      return [entry.candidate.assessment.municipality, share === null ? null : 100 * share]
    }),
  )
}

describe('a study of eight municipalities in two waves, as source 004 describes one', () => {
  it('takes in all eight in both waves, and leaves out none', () => {
    expect(comparison.entries).toHaveLength(16)
    expect(comparison.excluded).toEqual([])
    expect(comparison.waves).toEqual(study.waves)
    expect(comparison.shared.map(({ id }) => id)).toEqual(study.indicators)
  })

  it.each(study.waves)('has the points of $label that were worked by hand', ({ label }) => {
    const table = tableOf(comparison, label, null)
    const whole = points(table, table.columns[0]?.id ?? '')
    for (const { id, points: worked } of study.municipalities)
      expect(whole.get(id)).toBeCloseTo(worked[label] ?? NaN, 8)
  })

  it.each(study.waves)('has the quartiles and means of $label that were worked by hand', ({ label }) => {
    const { columns } = tableOf(comparison, label, null)
    const distribution = columns[0]?.distribution
    expect(distribution?.n).toBe(8)
    const worked = study.distributions[label] ?? {}
    const found = Object.entries(distribution ?? {}).filter(([name]) => name !== 'n')
    expect(found).toHaveLength(6)
    for (const [name, share] of found) expect(100 * Number(share)).toBeCloseTo(worked[name] ?? NaN, 8)
    for (const area of allAreas(comparison.questionnaire.areas)) {
      const [indicator] = study.indicators.filter((id) => area.indicators?.some((one) => one.id === id))
      const mean = columns.find(({ id }) => id === area.id)?.distribution?.mean ?? NaN
      expect(100 * mean).toBeCloseTo(study.areas[label]?.[indicator ?? ''] ?? NaN, 8)
    }
  })

  it('tells how far each has come between the waves', () => {
    const { rows } = tableOf(comparison, second?.label ?? '', first?.label ?? null)
    for (const { entry, cells } of rows) {
      const worked = study.municipalities.find(({ id }) => id === entry.candidate.assessment.municipality)
      const difference =
        (worked?.points[second?.label ?? ''] ?? NaN) - (worked?.points[first?.label ?? ''] ?? NaN)
      expect(100 * (cells[0]?.change?.difference ?? NaN)).toBeCloseTo(difference, 8)
      expect(cells[0]?.change?.direction).toBe('up')
    }
  })
})
