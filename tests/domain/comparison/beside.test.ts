import { describe, expect, it } from 'vitest'
import { besideRows, figureOfSurvey, figuresOfIndex } from '@/domain/comparison/beside'
import { compare } from '@/domain/comparison/compare'
import { tableOf } from '@/domain/comparison/table'
import type { ExternalIndex } from '@/domain/records/comparison-records'
import { meanInterval } from '@/domain/statistics/mean'
import { assessmentsOfStudy, study } from '../../sources/two-waves'

function anIndex(zeroAt: number, fullAt: number, values: ExternalIndex['values']): ExternalIndex {
  return {
    schema: 1,
    version: {},
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    deletedAt: null,
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Index',
    source: 'somebody',
    date: '2026-01-01',
    zeroAt,
    fullAt,
    values,
  }
}

const scale = { id: 'S', type: 'scale' as const, min: 1, max: 5 }
function summaryOf(marks: readonly number[]) {
  return { mean: meanInterval(marks.map((mark) => [mark, 1])), base: {} } as unknown as Parameters<
    typeof figureOfSurvey
  >[1]
}

describe('figures from elsewhere', () => {
  it('stand where they lie between the ends of their own scale, whichever end is the better', () => {
    const values = [
      { municipality: 'a', value: 2 },
      { municipality: 'b', value: 4 },
      { municipality: 'c', value: 9 },
    ]
    const up = figuresOfIndex(anIndex(0, 8, values))
    expect([...up.values()].map(({ share }) => share)).toEqual([0.25, 0.5, 1])
    const down = figuresOfIndex(anIndex(8, 0, values))
    expect([...down.values()].map(({ share }) => share)).toEqual([0.75, 0.5, 0])
  })

  it('of a survey are the mean mark with how many gave one, and nothing of fewer than five people', () => {
    // 1 + 3 + 3 + 4 + 5 + 5 = 21; 21 ÷ 6 = 3.5; (3.5 − 1) ÷ 4 = 0.625.
    const figure = figureOfSurvey(scale, summaryOf([1, 3, 3, 4, 5, 5]))
    expect(figure).toMatchObject({ value: 3.5, share: 0.625, n: 6 })
    expect(figureOfSurvey(scale, summaryOf([1, 3, 3, 5]))).toBeNull()
  })

  it('stand beside the score of the same municipality, and are part of no figure', () => {
    const comparison = compare(assessmentsOfStudy())
    if (!comparison) throw new Error('there is nothing to compare')
    const table = tableOf(comparison, '2021', null)
    const figures = figuresOfIndex(anIndex(0, 100, [{ municipality: 'sample-1', value: 30 }]))
    const rows = besideRows(table, figures)
    const [first] = rows.filter(({ other }) => other)
    expect(rows.filter(({ other }) => other)).toHaveLength(1)
    expect(100 * (first?.own ?? NaN)).toBeCloseTo(study.municipalities[0]?.points['2021'] ?? NaN, 8)
    // 55 − 30 points.
    expect(first?.difference).toBeCloseTo(0.25, 8)
    expect(rows.filter(({ difference }) => difference === null)).toHaveLength(7)
    expect(tableOf(comparison, '2021', null)).toEqual(table)
  })
})
