import type { Said } from '../blank/said'
import { withDrawing } from './blocks'
import { BOX, FORM, WRITING } from './form-style'
import { PALETTE } from './palette'
import { heightOf, space, type Line, type Paper, type TextStyle } from './paper'

/** A strip of the page in which something stands. */
export interface Strip {
  readonly left: number
  readonly width: number
}

/** What is said, and below it the same in the second language, smaller and softer. */
export function saidLines(paper: Paper, said: Said, style: TextStyle, { left, width }: Strip): Line[] {
  const size = Math.max(10, style.size * 0.75)
  const second: TextStyle = { face: 'regular', size, leading: style.leading, colour: 'soft' }
  return [...paper.lines(said.text, style, left, width), ...paper.lines(said.under, second, left, width)]
}

/** Lines as one that is never torn. */
export function together(lines: readonly Line[], staysWithNext = false): Line {
  return { height: heightOf(lines), staysWithNext, draw: (top) => drawDown(lines, top) }
}

/** Blocks that begin at the same height, as one line that is never torn. */
export function sideBySide(blocks: readonly (readonly Line[])[]): Line {
  return {
    height: Math.max(0, ...blocks.map(heightOf)),
    staysWithNext: false,
    draw: (top) => {
      for (const block of blocks) drawDown(block, top)
    },
  }
}

function drawDown(lines: readonly Line[], top: number): void {
  let at = top
  for (const line of lines) {
    line.draw(at)
    at += line.height
  }
}

/** The same lines, each of which stays with the one after it; nothing is left alone above them. */
export function stuck(lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, staysWithNext: true }))
}

/** The outline of a box. */
export function paintBox({ doc }: Paper, left: number, top: number, width: number, height = width): void {
  doc.setDrawColor(PALETTE.ink).setLineWidth(1)
  doc.rect(left, top, width, height, 'S')
}

/** A box of this side with words beside it, and a figure in between where there is one. */
export function boxLine(
  paper: Paper,
  { said, figure = '', side = BOX.tick }: { said: Said; figure?: string; side?: number },
  { left, width }: Strip,
): Line {
  const indent = side + 8 + (figure === '' ? 0 : 18)
  const texts = saidLines(paper, said, FORM.body, { left: left + indent, width: width - indent })
  const first = FORM.body.size * FORM.body.leading
  const above = Math.max(0, (side - first) / 2)
  const block = together([space(above), ...texts])
  const line = withDrawing(block, (top) => {
    paintBox(paper, left, top + above + (first - side) / 2, side)
    if (figure === '') return
    paper.use(FORM.strong)
    paper.doc.text(figure, left + side + 8, top + above + first / 2 + FORM.strong.size * 0.36)
  })
  return { ...line, height: Math.max(block.height, side) }
}

/** Height of words on one line, without the space between boxes. */
export const BETWEEN_BOXES = 4.5

/** A line to write on, as high as a hand needs. */
export function writingLine(paper: Paper, { left, width }: Strip, height = WRITING): Line {
  return {
    height,
    staysWithNext: false,
    draw: (top) => {
      paper.doc.setDrawColor(PALETTE.soft).setLineWidth(0.7)
      paper.doc.line(left, top + height - 2, left + width, top + height - 2)
    },
  }
}

/** A short condition beside an arrow: who answers what follows. */
export function conditionLines(paper: Paper, condition: Said, { left, width }: Strip): Line[] {
  const [first, ...more] = saidLines(
    paper,
    condition,
    { ...FORM.body, size: 10.2 },
    { left: left + 18, width: width - 18 },
  )
  if (!first) return []
  const arrow = withDrawing(first, (top) => paintArrow(paper, left, top + first.height / 2))
  return [space(2), arrow, ...more, space(3)]
}

function paintArrow({ doc }: Paper, left: number, middle: number): void {
  doc
    .setDrawColor(PALETTE.ink)
    .setLineWidth(1.1)
    .line(left, middle, left + 9, middle)
  doc.setFillColor(PALETTE.ink)
  doc.triangle(left + 12, middle, left + 7, middle - 3.4, left + 7, middle + 3.4, 'F')
}
