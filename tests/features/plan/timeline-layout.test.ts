import { describe, expect, it } from 'vitest'
import { timeline } from '@/domain/planning/timeline'
import { timelineLayout } from '@/features/plan/timeline-layout'

const action = (id: string, start: string | null, due: string | null) =>
  ({ id, start, due, status: 'planned' }) as const
const layoutOf = (...actions: ReturnType<typeof action>[]) => timelineLayout(timeline(actions))

describe('timelineLayout', () => {
  it('is nothing while no action has a date', () => {
    expect(layoutOf(action('a', null, null))).toBeNull()
  })

  it('counts days whole: an action over a whole month fills that month', () => {
    const layout = layoutOf(action('a', '2026-04-01', '2026-04-30'))
    expect(layout?.bars[0]).toMatchObject({ at: 0, size: 1 })
  })

  it('places a bar by its days, from the first of the first month to the end of the last', () => {
    // June has 30 days, July 31: 61 in all.
    const layout = layoutOf(action('a', '2026-06-11', '2026-06-20'), action('b', null, '2026-07-31'))
    expect(layout?.bars.map(({ at, size }) => [at, size])).toEqual([
      [10 / 61, 10 / 61],
      [60 / 61, 1 / 61],
    ])
  })

  it('marks the beginning of months, and never more than five of them', () => {
    const short = layoutOf(action('a', '2026-01-05', '2026-03-02'))
    expect(short?.ticks.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(short?.ticks[1]?.at).toBeCloseTo(31 / 90)
    const long = layoutOf(action('a', '2026-01-05', '2029-03-02'))
    expect(long?.ticks.length).toBeLessThanOrEqual(5)
  })
})
