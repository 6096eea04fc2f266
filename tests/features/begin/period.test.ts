import { expect, test } from 'vitest'
import type { CalendarDate } from '@/domain/shared/units'
import { isAboutAYear, lastTwelveMonths, periodProblem, usualPeriod } from '@/features/begin/period'

const of = (today: string) => lastTwelveMonths(today as CalendarDate)

test('the period offered is the twelve whole months that have just ended', () => {
  expect(of('2026-11-20')).toEqual({ from: '2025-11-01', to: '2026-10-31' })
  expect(of('2026-01-01')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
})

test('a period that ends with February ends on its last day, in leap years too', () => {
  expect(of('2028-03-31')).toEqual({ from: '2027-03-01', to: '2028-02-29' })
  expect(of('2027-03-31')).toEqual({ from: '2026-03-01', to: '2027-02-28' })
})

test('a period needs both days, the first not after the last', () => {
  expect(periodProblem({ from: '', to: '2026-01-31' })).toBe('missing')
  expect(periodProblem({ from: '2026-01-01', to: '' })).toBe('missing')
  expect(periodProblem({ from: '2026-02-01', to: '2026-01-31' })).toBe('reversed')
  expect(periodProblem({ from: '2026-01-31', to: '2026-01-31' })).toBeNull()
})

test('a year, in a leap year too, is about a year; half a year and two years are not', () => {
  expect(isAboutAYear({ from: '2025-01-01', to: '2025-12-31' })).toBe(true)
  expect(isAboutAYear({ from: '2024-01-01', to: '2024-12-31' })).toBe(true)
  expect(isAboutAYear({ from: '2025-01-01', to: '2025-06-30' })).toBe(false)
  expect(isAboutAYear({ from: '2024-01-01', to: '2025-12-31' })).toBe(false)
})

test('a survey is held in the month that runs; everything else speaks of the twelve before it', () => {
  const today = '2028-02-10' as CalendarDate
  expect(usualPeriod('survey', today)).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  for (const kind of ['benchmark', 'certification', 'profile'] as const)
    expect(usualPeriod(kind, today)).toEqual({ from: '2027-02-01', to: '2028-01-31' })
})
