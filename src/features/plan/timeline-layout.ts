import type { Timeline } from '@/domain/planning/timeline'

/** One action on the timeline; `at` and `size` are parts, 0–1, of its whole length. */
export interface PlacedBar {
  readonly actionId: string
  readonly start: string
  readonly due: string
  readonly at: number
  readonly size: number
}

/** A timeline from the first day of its first month to the last day of its last. */
export interface TimelineLayout {
  /** Beginnings of months that are marked, `YYYY-MM`, with their place, 0–1. */
  readonly ticks: readonly { readonly month: string; readonly at: number }[]
  readonly bars: readonly PlacedBar[]
}

const DAY_MS = 86_400_000
/** More labels than this run into each other on a phone. */
const MOST_TICKS = 5

/** Where bars and months stand; null when no action has a date. Days count whole: a bar ends after its due day. */
export function timelineLayout({ span, months, bars }: Timeline): TimelineLayout | null {
  const [first, last] = [months[0], months.at(-1)]
  if (!span || first === undefined || last === undefined) return null
  const begin = dayOf(`${first}-01`)
  const length = dayAfterMonth(last) - begin
  const every = Math.ceil(months.length / MOST_TICKS)
  return {
    ticks: months
      .filter((_, index) => index % every === 0)
      .map((month) => ({ month, at: (dayOf(`${month}-01`) - begin) / length })),
    bars: bars.map((bar) => ({
      ...bar,
      at: (dayOf(bar.start) - begin) / length,
      size: (dayOf(bar.due) + 1 - dayOf(bar.start)) / length,
    })),
  }
}

/** Days since 1970, counted in UTC so that no clock change makes a day shorter. */
function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

function dayAfterMonth(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Date.UTC(year, number, 1) / DAY_MS
}
