import type { Labelled } from '../model/report-model'
import { PALETTE, onStep } from './palette'
import { heightOf, SHEET, STYLE, TEXT_WIDTH, type Line, type Paper, type TextStyle } from './paper'

/** The line, with something else drawn at its top as well. */
export function withDrawing(line: Line, draw: (top: number) => void): Line {
  return {
    ...line,
    draw: (top) => {
      draw(top)
      line.draw(top)
    },
  }
}

/** Lines whose first stays with the second, and so on: a block that is not torn. */
export function glued(lines: readonly Line[]): Line[] {
  return lines.map((line, index) => ({ ...line, staysWithNext: index < lines.length - 1 }))
}

/** Where facts stand and how their values are set. */
export interface FactOptions {
  readonly left?: number
  readonly width?: number
  readonly labelWidth?: number
  readonly value?: TextStyle
}

/** Labels on the left, their values on the right. */
export function factLines(
  paper: Paper,
  facts: readonly Labelled[],
  { left = SHEET.left, width = TEXT_WIDTH, labelWidth = 150, value = STYLE.body }: FactOptions = {},
): Line[] {
  return facts.flatMap(({ label, text }) => {
    const labels = paper.lines(label, { ...value, face: 'regular', colour: 'soft' }, left, labelWidth - 12)
    const values = paper.lines(text, value, left + labelWidth, width - labelWidth)
    return beside(labels, values)
  })
}

/** Two columns of lines as one, line by line. */
function beside(left: readonly Line[], right: readonly Line[]): Line[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const pair = [left[index], right[index]].flatMap((line) => line ?? [])
    return {
      height: Math.max(...pair.map(({ height }) => height)),
      staysWithNext: pair.some(({ staysWithNext }) => staysWithNext) || index + 1 < left.length,
      draw: (top: number) => {
        for (const line of pair) line.draw(top)
      },
    }
  })
}

/** A label above its text. */
export function labelledLines(paper: Paper, { label, text }: Labelled, left: number, width: number): Line[] {
  const [first, ...more] = paper.lines(label, STYLE.label, left, width)
  const head = first ? glued([first, ...more]).map((line) => ({ ...line, staysWithNext: true })) : []
  return [...head, ...paper.lines(text, STYLE.body, left, width)]
}

/** A square of the step's colour with its figure. */
export function paintChip(
  paper: Paper,
  figure: string,
  step: number,
  left: number,
  top: number,
  side: number,
): void {
  const colours = [PALETTE.step0, PALETTE.step1, PALETTE.step2, PALETTE.step3, PALETTE.step4]
  paper.doc.setFillColor(colours[Math.round(step)] ?? PALETTE.step0)
  paper.doc.roundedRect(left, top, side, side, 4, 4, 'F')
  // Points may have three digits and a decimal.
  const size = side * (figure.length > 2 ? 0.36 : 0.5)
  paper.use({ face: 'bold', size, leading: 1, colour: onStep(step) })
  paper.doc.text(figure, left + side / 2, top + side / 2 + size * 0.36, { align: 'center' })
}

/** Figures with their labels, side by side in a strip between two rules; the figures stand on one line. */
export function factStrip(paper: Paper, facts: readonly Labelled[]): void {
  const width = TEXT_WIDTH / facts.length
  const cells = facts.map(({ label, text }, index) => {
    const left = SHEET.left + index * width
    return {
      labels: paper.lines(label, STYLE.label, left, width - 12),
      values: paper.lines(text, STYLE.h2, left, width - 12),
    }
  })
  const labelHeight = Math.max(...cells.map(({ labels }) => heightOf(labels)))
  const height = labelHeight + Math.max(...cells.map(({ values }) => heightOf(values))) + 20
  paper.need(height)
  paper.rule()
  for (const { labels, values } of cells) {
    drawLines(labels, paper.top + 9 + labelHeight - heightOf(labels))
    drawLines(values, paper.top + 11 + labelHeight)
  }
  paper.top += height
  paper.rule()
}

function drawLines(lines: readonly Line[], top: number): void {
  lines.reduce((at, line) => {
    line.draw(at)
    return at + line.height
  }, top)
}
