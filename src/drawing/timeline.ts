import { stepColour, type Drawing, type Shape } from './shapes'

/** One action on the timeline; dates are `YYYY-MM-DD`. */
export interface TimelineRow {
  readonly label: string
  readonly start: string | null
  readonly due: string | null
  readonly steps: readonly { readonly date: string; readonly isDone: boolean }[]
  /** Colour of the bar: step 0–4 of the scale. */
  readonly step: number
}

/** How the timeline is drawn; `monthLabel` writes a month (1–12) of a year below the axis. */
export interface TimelineOptions {
  readonly width: number
  readonly rowHeight: number
  readonly labelWidth: number
  readonly labelSize: number
  readonly monthLabel: (year: number, month: number) => string
}

/** Months since year 0, with the day as a fraction: what the axis counts in. Dates never pass through an instant. */
function monthsOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return year * 12 + (month - 1) + (day - 1) / 31
}

/** Whole months between two ticks, so that there are at most about eight. */
function tickStep(months: number): number {
  return [1, 2, 3, 6, 12, 24, 60].find((step) => months / step <= 8) ?? 120
}

function spanOf(rows: readonly TimelineRow[]): [first: number, last: number] | null {
  const dates = rows.flatMap(({ start, due, steps }) => [start, due, ...steps.map(({ date }) => date)])
  const months = dates.flatMap((date) => (date === null ? [] : [monthsOf(date)]))
  if (months.length === 0) return null
  return [Math.floor(Math.min(...months)), Math.floor(Math.max(...months)) + 1]
}

function rowShapes(
  row: TimelineRow,
  middle: number,
  x: (date: string) => number,
  rowHeight: number,
): Shape[] {
  const thickness = rowHeight * 0.36
  const ends = [row.start ?? row.due, row.due ?? row.start].sort()
  const shapes: Shape[] = []
  if (ends[0] && ends[1]) {
    const from = x(ends[0])
    const width = Math.max(x(ends[1]) - from, thickness)
    const bar = { x: from, y: middle - thickness / 2, width, height: thickness, radius: thickness / 4 }
    shapes.push({ kind: 'rect', ...bar, fill: stepColour(row.step) })
  }
  for (const { date, isDone } of row.steps) {
    const half = thickness * 0.42
    const [at, fill] = [x(date), isDone ? 'ink' : 'paper'] as const
    const points = [
      [at, middle - half],
      [at + half, middle],
      [at, middle + half],
      [at - half, middle],
    ] as const
    shapes.push({ kind: 'polygon', points, fill, opacity: 1, stroke: 'ink', width: 0.7 })
  }
  return shapes
}

/** Actions as bars over months, their steps as diamonds (filled when done); null when no action has a date. */
export function timeline(rows: readonly TimelineRow[], options: TimelineOptions): Drawing | null {
  const span = spanOf(rows)
  if (!span) return null
  const { width, rowHeight, labelWidth, labelSize, monthLabel } = options
  const [first, last] = span
  const dated = rows.filter((row) => spanOf([row]) !== null)
  const axisY = dated.length * rowHeight
  const room = width - labelWidth - rowHeight
  const position = (months: number) => labelWidth + rowHeight / 2 + (room * (months - first)) / (last - first)
  const shapes: Shape[] = []
  for (let month = first; month <= last; month += tickStep(last - first)) {
    const x = position(month)
    shapes.push({ kind: 'line', from: [x, 0], to: [x, axisY], stroke: 'line', width: 0.6 })
    if (x + labelSize * 3 > width) continue
    const text = monthLabel(Math.floor(month / 12), (month % 12) + 1)
    shapes.push({
      kind: 'text',
      x,
      y: axisY + labelSize * 1.5,
      text,
      size: labelSize,
      anchor: 'start',
      colour: 'soft',
      isBold: false,
    })
  }
  dated.forEach((row, index) => {
    const middle = (index + 0.5) * rowHeight
    const text = { text: row.label, size: labelSize, anchor: 'start', colour: 'ink', isBold: false } as const
    shapes.push({ kind: 'text', x: 0, y: middle + labelSize * 0.36, ...text })
    shapes.push(...rowShapes(row, middle, (date) => position(monthsOf(date)), rowHeight))
  })
  return { width, height: axisY + labelSize * 2, shapes }
}
