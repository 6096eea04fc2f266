/** What a colour stands for; whoever paints knows the colour. `step0`–`step4` is the one five-step scale of levels and bands. */
export type ColourRole =
  'step0' | 'step1' | 'step2' | 'step3' | 'step4' | 'ink' | 'soft' | 'line' | 'sunken' | 'accent' | 'paper'

/** A point in units of the drawing, from its upper left corner. */
export type Point = readonly [x: number, y: number]

/** A filled rectangle, its corners rounded where `radius` is given. */
export interface RectShape {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius?: number
  readonly fill: ColourRole
}

/** A straight line. */
export interface LineShape {
  readonly kind: 'line'
  readonly from: Point
  readonly to: Point
  readonly stroke: ColourRole
  readonly width: number
}

/** A closed outline, filled (perhaps translucent), stroked, or both. */
export interface PolygonShape {
  readonly kind: 'polygon'
  readonly points: readonly Point[]
  readonly fill: ColourRole | null
  /** 0–1; how much of what lies below the fill covers. */
  readonly opacity: number
  readonly stroke: ColourRole | null
  readonly width: number
}

/** One line of text; `y` is its base line and `anchor` says which of its ends stands at `x`. */
export interface TextShape {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly colour: ColourRole
  readonly isBold: boolean
}

/** One piece of a drawing. */
export type Shape = RectShape | LineShape | PolygonShape | TextShape

/** A picture as geometry, painted as vectors by jsPDF and as SVG on a page. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
}

/** The colour of a step of the scale, 0–4. */
export function stepColour(step: number): ColourRole {
  const roles = ['step0', 'step1', 'step2', 'step3', 'step4'] as const
  return roles[Math.max(0, Math.min(4, Math.round(step)))] ?? 'step0'
}
