import type { Action } from '@/domain/records/plan'

/** One action on the timeline, in calendar dates. Where only one date is known, it is both ends. */
export interface TimelineBar {
  readonly actionId: string
  readonly start: string
  readonly due: string
}

/** The dated actions of a plan. */
export interface Timeline {
  /** First and last date of all bars; null when there is none. */
  readonly span: { readonly first: string; readonly last: string } | null
  /** Every month from the first date to the last, as `YYYY-MM`. */
  readonly months: readonly string[]
  /** In the order of the plan. */
  readonly bars: readonly TimelineBar[]
  /** Actions without any date. */
  readonly undated: readonly string[]
}

/** When things happen: one bar for every action that is not dropped and has a date. */
export function timeline(actions: readonly Pick<Action, 'id' | 'start' | 'due' | 'status'>[]): Timeline {
  const carriedOut = actions.filter(({ status }) => status !== 'dropped')
  const bars = carriedOut.flatMap(({ id, start, due }) => {
    const [from, to] = [start, due].filter((date) => date !== null).sort()
    return from === undefined ? [] : [{ actionId: id, start: from, due: to ?? from }]
  })
  const first = bars.map(({ start }) => start).sort()[0]
  const last = bars
    .map(({ due }) => due)
    .sort()
    .at(-1)
  const span = first !== undefined && last !== undefined ? { first, last } : null
  return {
    span,
    months: span ? monthsBetween(span.first, span.last) : [],
    bars,
    undated: carriedOut.filter(({ start, due }) => start === null && due === null).map(({ id }) => id),
  }
}

function monthsBetween(first: string, last: string): string[] {
  const [from, to] = [monthNumber(first), monthNumber(last)]
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const month = from + index
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

/** Months since the year 0. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}
