import { radar } from '@/drawing/radar'
import { shareBar } from '@/drawing/share-bar'
import type { Drawing } from '@/drawing/shapes'
import { staircase } from '@/drawing/staircase'
import { timeline } from '@/drawing/timeline'
import type { AreaRow, PlanBlock, ReportModel } from './model/report-model'

/** The staircase with the score above its step; sizes in units of the drawing. */
export function scoreStaircase(
  model: ReportModel,
  options: {
    readonly width: number
    readonly height: number
    readonly labelSize: number
    readonly figureSize: number
  },
): Drawing {
  const { bandIndex, figure } = model.score
  const reached = bandIndex === null ? null : { index: bandIndex, figure }
  return staircase(
    model.bands.map(({ range }) => ({ label: range })),
    reached,
    options,
  )
}

/** The bar of one area, with ticks where the bands begin. */
export function areaBar(model: ReportModel, row: AreaRow, size: { width: number; height: number }): Drawing {
  return shareBar(
    row,
    model.bands.map(({ from }) => from),
    size,
  )
}

/** The radar of the areas, its axes named by the areas' numbers; null below three areas. */
export function areasRadar(model: ReportModel, size: number, labelSize: number): Drawing | null {
  const { rows } = model.areas
  if (rows.length < 3) return null
  return radar(
    rows.map(({ number, share, evidencedShare }) => ({ label: number, share, evidencedShare })),
    size,
    labelSize,
  )
}

/** The plan over time; null where no action has a date. */
export function planTimeline(plan: PlanBlock, width: number): Drawing | null {
  if (!plan.timeline) return null
  const monthLabel = (year: number, month: number) => `${String(month).padStart(2, '0')}.${year}`
  return timeline(plan.timeline.rows, { width, rowHeight: 20, labelWidth: 24, labelSize: 8.5, monthLabel })
}
