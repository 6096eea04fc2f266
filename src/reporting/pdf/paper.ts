import type { jsPDF, OutlineItem } from 'jspdf'
import type { Drawing } from '@/drawing/shapes'
import { FACE, type Face } from './fonts'
import { paintDrawing } from './paint'
import { PALETTE, type PaperColour } from './palette'

/** A sheet of paper in points, with its margins. */
export type Sheet = Readonly<Record<'width' | 'height' | 'left' | 'right' | 'top' | 'bottom', number>>

/** A4 for reports. */
export const SHEET: Sheet = {
  width: 595.28,
  height: 841.89,
  left: 62,
  right: 62,
  top: 84,
  bottom: 74,
}
/** Width of the text on a page, in points. */
export const TEXT_WIDTH = SHEET.width - SHEET.left - SHEET.right

/** How a text is set; `leading` is the distance of base lines in sizes. */
export interface TextStyle {
  readonly face: Face
  readonly size: number
  readonly leading: number
  readonly colour: PaperColour
}

/** The few styles of the report. */
export const STYLE = {
  cover: { face: 'title', size: 33, leading: 1.25, colour: 'ink' },
  h1: { face: 'title', size: 21, leading: 1.3, colour: 'ink' },
  h2: { face: 'title', size: 14, leading: 1.35, colour: 'ink' },
  h3: { face: 'bold', size: 10.5, leading: 1.45, colour: 'ink' },
  lead: { face: 'regular', size: 11, leading: 1.6, colour: 'ink' },
  body: { face: 'regular', size: 9.8, leading: 1.55, colour: 'ink' },
  strong: { face: 'bold', size: 9.8, leading: 1.55, colour: 'ink' },
  soft: { face: 'regular', size: 9.8, leading: 1.55, colour: 'soft' },
  label: { face: 'regular', size: 8.6, leading: 1.5, colour: 'soft' },
  small: { face: 'regular', size: 8.2, leading: 1.5, colour: 'soft' },
} as const satisfies Record<string, TextStyle>

/** One line's worth of page: how high it is, how it is drawn at its top, and whether it must stay with the one after it. */
export interface Line {
  readonly height: number
  readonly draw: (top: number) => void
  readonly staysWithNext: boolean
}

/** A pen that goes down the page and turns it over when there is no room. */
export class Paper {
  readonly doc: jsPDF
  readonly sheet: Sheet
  /** Where the next line begins, from the top of the page. */
  top: number
  #part: OutlineItem | null = null
  constructor(doc: jsPDF, sheet: Sheet = SHEET) {
    this.doc = doc
    this.sheet = sheet
    this.top = sheet.top
  }

  /** Width of the text on a page. */
  get width(): number {
    return this.sheet.width - this.sheet.left - this.sheet.right
  }

  /** Height that is left on this page. */
  get room(): number {
    return this.sheet.height - this.sheet.bottom - this.top
  }

  newPage(): void {
    this.doc.addPage()
    this.top = this.sheet.top
  }

  /** Turns the page unless there is this much room. */
  need(height: number): void {
    if (height > this.room && this.top > this.sheet.top) this.newPage()
  }

  /** Begins a part: on a new page, unless this much of the old one is left. */
  section(enough = 300): void {
    if (this.room < enough) this.newPage()
    else this.gap(44)
  }

  gap(height: number): void {
    if (this.top > this.sheet.top) this.top += height
  }

  use({ face, size, colour }: TextStyle): void {
    const [name, style] = FACE[face]
    this.doc.setFont(name, style).setFontSize(size).setTextColor(PALETTE[colour])
  }

  /** The text broken into lines of this width. */
  wrap(text: string, style: TextStyle, width: number): string[] {
    this.use(style)
    return this.doc.splitTextToSize(text, width) as string[]
  }

  /** Lines of text; the first two and the last two stay together. */
  lines(text: string, style: TextStyle, left = this.sheet.left, width = this.width): Line[] {
    if (text === '') return []
    const texts = this.wrap(text, style, width)
    return texts.map((one, index) => ({
      height: style.size * style.leading,
      staysWithNext: texts.length > 1 && (index === 0 || index === texts.length - 2),
      draw: (top) => {
        this.use(style)
        this.doc.text(one, left, top + style.size * (style.leading / 2 + 0.36))
      },
    }))
  }

  /** Puts lines on the page, on the next where there is no room; `isWhole` keeps them on one page if they fit on one. */
  flow(lines: readonly Line[], isWhole = false): void {
    if (isWhole) this.need(Math.min(heightOf(lines), this.sheet.height - this.sheet.top - this.sheet.bottom))
    for (let index = 0; index < lines.length;) {
      const end = lines.findIndex((line, at) => at >= index && !line.staysWithNext)
      const group = lines.slice(index, end < 0 ? lines.length : end + 1)
      this.need(heightOf(group))
      for (const line of group) {
        line.draw(this.top)
        this.top += line.height
      }
      index += group.length
    }
  }

  /** One paragraph. */
  text(text: string, style: TextStyle, left?: number, width?: number): void {
    this.flow(this.lines(text, style, left, width))
  }

  /** The heading of a part, or of a chapter in it, with its bookmark. */
  chapter(text: string, level: 1 | 2, below: number): void {
    this.heading(text, level === 1 ? STYLE.h1 : STYLE.h2, below)
    const page = { pageNumber: this.doc.getNumberOfPages() }
    if (level === 1) this.#part = this.doc.outline.add(null, text, page)
    else this.doc.outline.add(this.#part, text, page)
  }

  /** A heading that never stands alone at the foot of a page: `below` is what must fit under it. */
  heading(text: string, style: TextStyle, below: number): void {
    const lines = this.lines(text, style)
    this.need(heightOf(lines) + below)
    this.flow(lines, true)
  }

  /** A drawing as vectors. */
  draw(drawing: Drawing, left = this.sheet.left): void {
    this.need(drawing.height)
    paintDrawing(this.doc, drawing, left, this.top)
    this.top += drawing.height
  }

  rule(colour: PaperColour = 'line'): void {
    this.doc.setDrawColor(PALETTE[colour]).setLineWidth(0.8)
    this.doc.line(this.sheet.left, this.top, this.sheet.left + this.width, this.top)
  }
}

/** Height of lines one below the other, in points. */
export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0)
}

/** Empty space between lines. */
export function space(height: number, staysWithNext = false): Line {
  return { height, staysWithNext, draw: () => undefined }
}
