import { stepColour, type Drawing, type Shape } from './shapes'

/** What a bar shows: shares 0–1, null where there is no figure. */
export interface BarValue {
  readonly share: number | null
  /** The evidenced reading: a dark line across the bar. */
  readonly evidencedShare: number | null
  /** Colour of the bar: step 0–4 of the scale. */
  readonly step: number
}

/** A horizontal bar on its track, ticks at the edges of the bands, and a line where the evidenced reading stands. */
export function shareBar(
  { share, evidencedShare, step }: BarValue,
  edges: readonly number[],
  { width, height }: { readonly width: number; readonly height: number },
): Drawing {
  const thickness = height * 0.56
  const top = (height - thickness) / 2
  const bar = { kind: 'rect', x: 0, y: top, height: thickness, radius: thickness * 0.2 } as const
  const shapes: Shape[] = [{ ...bar, width, fill: 'sunken' }]
  for (const edge of edges) {
    if (edge <= 0 || edge >= 1) continue
    const x = edge * width
    shapes.push({
      kind: 'line',
      from: [x, top],
      to: [x, top + thickness],
      stroke: 'paper',
      width: height * 0.07,
    })
  }
  if (share !== null && share > 0)
    shapes.push({ ...bar, width: share * width, fill: stepColour(Math.max(1, step)) })
  if (evidencedShare !== null) {
    const x = evidencedShare * width
    shapes.push({ kind: 'line', from: [x, 0], to: [x, height], stroke: 'ink', width: height * 0.09 })
  }
  return { width, height, shapes }
}
