import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { CalendarDate } from '@/domain/shared/units'

/** The dates that answers speak of, both days included; empty strings while not entered. */
export interface Period {
  readonly from: string
  readonly to: string
}

const DAY = 86_400_000

/** The twelve whole months that ended with the month before `today`. */
export function lastTwelveMonths(today: CalendarDate): Period {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return { from: isoDate(year - 1, month - 1, 1), to: isoDate(year, month - 1, 0) }
}

/** The dates that are offered: a survey is held this month, everything else speaks of the last twelve. */
export function usualPeriod(kind: Questionnaire['kind'], today: CalendarDate): Period {
  return kind === 'survey' ? thisMonth(today) : lastTwelveMonths(today)
}

/** The whole month of `today`. */
function thisMonth(today: CalendarDate): Period {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return { from: isoDate(year, month - 1, 1), to: isoDate(year, month, 0) }
}

/** What is wrong with a period and stops the beginning; null when nothing is. */
export function periodProblem({ from, to }: Period): 'missing' | 'reversed' | null {
  if (from === '' || to === '') return 'missing'
  return to < from ? 'reversed' : null
}

/** Whether the period is about a year long (11 to 13 months), as the levels of most indicators presume. */
export function isAboutAYear({ from, to }: Period): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1
  return days >= 335 && days <= 396
}

/** A date from its parts, where day 0 is the last day of the month before; counted in UTC, so no time zone shifts it. */
function isoDate(year: number, monthIndex: number, day: number): string {
  return new Date(Date.UTC(year, monthIndex, day)).toISOString().slice(0, 10)
}
