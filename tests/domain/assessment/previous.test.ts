import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newestEarlier, previousOf } from '@/domain/assessment/previous'
import type { Assessment } from '@/domain/records/assessment'
import { fullRecords } from '../../fixtures/records'

const [some] = fullRecords.assessments
if (!some) throw new Error('the fixture has none')
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const PROGRAMME = id(999)

/** An assessment of one year, which ends on its last day. */
function inYear(n: number, year: number, over: Partial<Assessment> = {}): Assessment {
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  const { questionnaire } = over
  return {
    ...{ ...some, id: id(n), municipality: 'here', period, wave: String(year) },
    ...{ previousId: null, programmeId: null, ...over },
    questionnaire: { id: 'q', version: '1.0.0', sha256: 'a'.repeat(64), ...questionnaire },
  } as Assessment
}
const now = inYear(1, 2026, { programmeId: PROGRAMME })
const waveOf = (found: Assessment | null) => found?.wave ?? null

describe('the wave before of what was begun from a programme', () => {
  it('is the newest that ended earlier, of the same municipality by the same questionnaire', () => {
    const all = [
      inYear(2, 2023),
      inYear(3, 2024, { questionnaire: { id: 'q', version: '0.9.0', sha256: 'b'.repeat(64) } }),
      inYear(4, 2025, { municipality: 'elsewhere' }),
      inYear(5, 2025, { questionnaire: { id: 'another', version: '1.0.0', sha256: 'c'.repeat(64) } }),
      inYear(6, 2026),
      inYear(7, 2027),
      now,
    ]
    expect(waveOf(previousOf(now, all))).toBe('2024')
    expect(waveOf(newestEarlier(now, all))).toBe('2024')
    expect(previousOf(now, all.slice(2))).toBeNull()
  })

  it('is, of two of one time, the one begun last, in whatever order they are given', () => {
    const times = ['2025-02-01T00:00:00Z', '2025-03-01T00:00:00Z', '2025-01-01T00:00:00Z']
    const all = times.map((createdAt, n) => inYear(n + 2, 2025, { createdAt }))
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 3 }), (given) => {
        expect(previousOf(now, given)?.id).toBe(id(3))
      }),
    )
  })
})

describe('the wave before of all others', () => {
  it('is the one they name, if that was made by the same questionnaire, and none beside it', () => {
    const all = [
      inYear(2, 2023),
      inYear(3, 2025),
      inYear(4, 2024, { questionnaire: { id: 'another', version: '1.0.0', sha256: 'c'.repeat(64) } }),
    ]
    const naming = (previousId: string | null) => ({ ...now, programmeId: null, previousId })
    expect(waveOf(previousOf(naming(id(2)), all))).toBe('2023')
    expect(previousOf(naming(id(4)), all)).toBeNull()
    expect(previousOf(naming(id(5)), all)).toBeNull()
    expect(previousOf(naming(null), all)).toBeNull()
    expect(waveOf(previousOf({ ...now, previousId: id(2) }, all))).toBe('2023')
  })
})
