import type { Drawing, Shape } from './shapes'
import { spreadBar, type Spread } from './spread-bar'

/** What a dot plot shows. */
export interface DotPlot {
  readonly shares: Spread
  /** One for each value, 0–1. */
  readonly dots: readonly number[]
  readonly axis: readonly { readonly at: number; readonly label: string }[]
}

/** Sizes in units of the drawing. */
export interface DotPlotSize {
  readonly width: number
  /** Of the dots alone; the bar below them and the axis come to it. */
  readonly dotsHeight: number
  readonly dot: number
  readonly labelSize: number
}

/** Every value as a dot, dots in one place stacked, above the bar of their spread and an axis from 0 to 1. */
export function dotPlot({ shares, dots, axis }: DotPlot, size: DotPlotSize): Drawing {
  const { width, dotsHeight, dot, labelSize } = size
  const bar = dot * 2.4
  const ground = dotsHeight + 3
  const labels = ground + bar + labelSize * 1.5
  return {
    width,
    height: labels + labelSize * 0.4,
    shapes: [
      ...axis.flatMap(({ at, label }): Shape[] => [
        {
          kind: 'line',
          from: [at * width, 0],
          to: [at * width, ground + bar + 2],
          stroke: 'line',
          width: 0.6,
        },
        {
          ...{ kind: 'text', x: at * width, y: labels, text: label, size: labelSize },
          ...{ anchor: at === 0 ? 'start' : at === 1 ? 'end' : 'middle', colour: 'soft', isBold: false },
        },
      ]),
      ...stacked(dots, size),
      ...moved(spreadBar(shares, { width, height: bar }).shapes, ground),
    ],
  }
}

/** Dots of one place stand one above the other; where they are too many for the height, they overlap. */
function stacked(dots: readonly number[], { width, dotsHeight, dot }: DotPlotSize): Shape[] {
  const places = Math.max(1, Math.floor(width / dot) - 1)
  const counts = new Map<number, number>()
  const placed = dots.map((share) => {
    const place = Math.round(share * places)
    const below = counts.get(place) ?? 0
    counts.set(place, below + 1)
    return { place, below }
  })
  const highest = Math.max(1, ...counts.values())
  const step = Math.min(dot * 1.06, highest === 1 ? dot : (dotsHeight - dot) / (highest - 1))
  return placed.map(({ place, below }) => ({
    kind: 'rect',
    x: (place / places) * width - dot * 0.47,
    y: dotsHeight - dot - below * step,
    width: dot * 0.94,
    height: dot * 0.94,
    radius: dot * 0.47,
    fill: 'accent',
  }))
}

function moved(shapes: readonly Shape[], down: number): Shape[] {
  return shapes.map((shape) => {
    switch (shape.kind) {
      case 'rect':
      case 'text':
        return { ...shape, y: shape.y + down }
      case 'line':
        return {
          ...shape,
          from: [shape.from[0], shape.from[1] + down],
          to: [shape.to[0], shape.to[1] + down],
        }
      case 'polygon':
        return { ...shape, points: shape.points.map(([x, y]) => [x, y + down] as const) }
    }
  })
}
