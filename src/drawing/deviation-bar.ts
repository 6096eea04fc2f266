import type { Drawing, Shape } from './shapes'

/** A bar from the middle to the left (less) or to the right (more); at `limit` it is full. Null draws the middle alone. */
export function deviationBar(
  difference: number | null,
  limit: number,
  { width, height }: { readonly width: number; readonly height: number },
): Drawing {
  const middle = width / 2
  const shapes: Shape[] = [
    { kind: 'rect', x: 0, y: height * 0.44, width, height: height * 0.12, fill: 'sunken' },
  ]
  if (difference !== null && difference !== 0) {
    const length = Math.min(1, Math.abs(difference) / limit) * middle
    shapes.push({
      ...{ kind: 'rect', x: difference < 0 ? middle - length : middle, y: height * 0.18 },
      ...{ width: length, height: height * 0.64, fill: difference < 0 ? 'step1' : 'step3' },
    })
  }
  shapes.push({ kind: 'line', from: [middle, 0], to: [middle, height], stroke: 'ink', width: 0.9 })
  return { width, height, shapes }
}
