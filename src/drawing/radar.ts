import type { Drawing, Point, Shape } from './shapes'

/** One axis of the radar. */
export interface RadarAxis {
  readonly label: string
  /** 0–1; null where there is no figure: the outline then skips this axis. */
  readonly share: number | null
  readonly evidencedShare: number | null
}

const RINGS = [0.2, 0.4, 0.6, 0.8, 1]

function outline(points: readonly Point[], isEvidenced: boolean): Shape[] {
  if (points.length < 3) return []
  return [
    {
      kind: 'polygon',
      points,
      fill: isEvidenced ? null : 'step3',
      opacity: 0.28,
      stroke: isEvidenced ? 'ink' : 'accent',
      width: isEvidenced ? 0.7 : 1.4,
    },
  ]
}

type Place = (index: number, share: number) => Point

function frame(axes: readonly RadarAxis[], place: Place, centre: number): Shape[] {
  const rings = RINGS.map((ring): Shape => {
    const points = axes.map((_, index) => place(index, ring))
    return { kind: 'polygon', points, fill: null, opacity: 1, stroke: 'line', width: ring === 1 ? 1 : 0.6 }
  })
  const spokes = axes.map((_, index): Shape => {
    return { kind: 'line', from: [centre, centre], to: place(index, 1), stroke: 'line', width: 0.6 }
  })
  return [...rings, ...spokes]
}

function dot([x, y]: Point, half: number): Shape {
  const side = 2 * half
  return { kind: 'rect', x: x - half, y: y - half, width: side, height: side, radius: half, fill: 'accent' }
}

/** A radar of shares with rings at every fifth, the evidenced reading as a thin dark outline, a label at each axis. */
export function radar(axes: readonly RadarAxis[], size: number, labelSize: number): Drawing {
  const centre = size / 2
  const radius = centre - labelSize * 1.8
  const place: Place = (index, share) => {
    const angle = (2 * Math.PI * index) / axes.length - Math.PI / 2
    return [centre + Math.cos(angle) * radius * share, centre + Math.sin(angle) * radius * share]
  }
  const points = (shares: readonly (number | null)[]) =>
    shares.flatMap((share, index) => (share === null ? [] : [place(index, share)]))
  const claimed = points(axes.map(({ share }) => share))
  const evidenced = points(axes.map(({ evidencedShare }) => evidencedShare))
  const labels = axes.map(({ label }, index): Shape => {
    const [x, y] = place(index, 1 + labelSize / radius)
    const style = { size: labelSize, anchor: 'middle', colour: 'ink', isBold: true } as const
    return { kind: 'text', x, y: y + labelSize * 0.36, text: label, ...style }
  })
  const shapes = [
    ...frame(axes, place, centre),
    ...outline(claimed, false),
    ...outline(evidenced, true),
    ...claimed.map((point) => dot(point, labelSize * 0.16)),
    ...labels,
  ]
  return { width: size, height: size, shapes }
}
