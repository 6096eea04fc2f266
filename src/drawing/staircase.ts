import { stepColour, type Drawing, type Shape } from './shapes'

/** One step of the staircase: what stands below it. */
export interface Stair {
  readonly label: string
}

/** How the staircase is drawn. */
export interface StaircaseOptions {
  readonly width: number
  readonly height: number
  /** Size of the labels below; 0 leaves them out. */
  readonly labelSize: number
  /** Size of the figure above the step reached. */
  readonly figureSize: number
}

/**
 * The staircase: steps that rise to the right, the ones climbed in their own colour, the figure above the one reached.
 * `reached` is null where there is no figure yet: then no step is climbed.
 */
export function staircase(
  stairs: readonly Stair[],
  reached: { readonly index: number; readonly figure: string } | null,
  { width, height, labelSize, figureSize }: StaircaseOptions,
): Drawing {
  const gap = width * 0.016
  const stepWidth = (width - gap * (stairs.length - 1)) / stairs.length
  const floor = height - (labelSize === 0 ? 0 : labelSize * 2)
  const rise = floor - (reached ? figureSize * 1.5 : 0)
  const shapes = stairs.flatMap(({ label }, index): Shape[] => {
    const x = index * (stepWidth + gap)
    const stepHeight = rise * (0.22 + (0.78 * index) / Math.max(1, stairs.length - 1))
    const y = floor - stepHeight
    const isClimbed = reached !== null && index <= reached.index
    const fill = isClimbed ? stepColour((index * 4) / Math.max(1, stairs.length - 1)) : 'step0'
    const block: Shape = { kind: 'rect', x, y, width: stepWidth, height: stepHeight, radius: gap / 2, fill }
    const middle = { kind: 'text', x: x + stepWidth / 2, anchor: 'middle' } as const
    const below: Shape = {
      ...middle,
      y: height - labelSize * 0.3,
      text: label,
      size: labelSize,
      colour: 'soft',
      isBold: false,
    }
    const above: Shape = {
      ...middle,
      y: y - figureSize * 0.35,
      text: reached?.figure ?? '',
      size: figureSize,
      colour: 'ink',
      isBold: true,
    }
    return [block, ...(labelSize === 0 ? [] : [below]), ...(index === reached?.index ? [above] : [])]
  })
  return { width, height, shapes }
}
