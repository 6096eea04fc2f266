import type { Drawing, Shape } from './shapes'

/** How values lie, as shares 0–1. */
export interface Spread {
  readonly lowest: number
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
  readonly highest: number
}

/** A line from the lowest to the highest, a box over the middle half and a dark stroke at the median, on a scale from 0 to 1. */
export function spreadBar(
  { lowest, lowerQuartile, median, upperQuartile, highest }: Spread,
  { width, height }: { readonly width: number; readonly height: number },
): Drawing {
  const middle = height / 2
  const line = (from: number, to: number, stroke: 'line' | 'soft', thick: number): Shape => ({
    kind: 'line',
    from: [from * width, middle],
    to: [to * width, middle],
    stroke,
    width: thick,
  })
  const box = Math.max((upperQuartile - lowerQuartile) * width, height * 0.16)
  const shapes: Shape[] = [
    line(0, 1, 'line', height * 0.1),
    line(lowest, highest, 'soft', height * 0.12),
    {
      kind: 'rect',
      x: Math.min(lowerQuartile * width, width - box),
      y: height * 0.12,
      width: box,
      height: height * 0.76,
      radius: height * 0.12,
      fill: 'step2',
    },
    {
      kind: 'line',
      from: [median * width, 0],
      to: [median * width, height],
      stroke: 'ink',
      width: height * 0.16,
    },
  ]
  return { width, height, shapes }
}
