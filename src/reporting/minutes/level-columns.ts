import { stepColour, type Drawing, type Shape } from '@/drawing/shapes'
import type { LevelColumn } from './minutes-model'

/** Room above a column for its count, and below it for its level, in sizes of the text. */
const ABOVE = 1.5
const BELOW = 1.7
/** Part of its place that a column fills. */
const FILL = 0.72

/** A column for each level, as high as many people stand there, the count above and the level below it. */
export function levelColumns(
  levels: readonly LevelColumn[],
  {
    width,
    height,
    labelSize,
  }: { readonly width: number; readonly height: number; readonly labelSize: number },
): Drawing {
  const most = Math.max(1, ...levels.map(({ count }) => count))
  const ground = height - BELOW * labelSize
  const room = ground - ABOVE * labelSize
  const place = width / levels.length
  const shapes = levels.flatMap(({ label, count, step }, index): Shape[] => {
    const middle = (index + 0.5) * place
    const high = (count / most) * room
    const words = { kind: 'text', x: middle, size: labelSize, anchor: 'middle' } as const
    return [
      ...(count > 0 ? bar(middle, ground, place * FILL, high, step) : []),
      {
        ...words,
        y: ground - high - 0.45 * labelSize,
        text: String(count),
        colour: count > 0 ? 'ink' : 'soft',
        isBold: count > 0,
      },
      { ...words, y: height - 0.35 * labelSize, text: label, colour: 'soft', isBold: false },
    ]
  })
  const base: Shape = { kind: 'line', from: [0, ground], to: [width, ground], stroke: 'line', width: 0.8 }
  return { width, height, shapes: [...shapes, base] }
}

/** The palest level is told from the paper by its outline, in grey print too. */
function bar(middle: number, ground: number, width: number, height: number, step: number): Shape[] {
  const [left, right, top] = [middle - width / 2, middle + width / 2, ground - height]
  return [
    {
      kind: 'polygon',
      points: [
        [left, ground],
        [left, top],
        [right, top],
        [right, ground],
      ],
      fill: stepColour(step),
      opacity: 1,
      stroke: 'soft',
      width: 0.4,
    },
  ]
}
