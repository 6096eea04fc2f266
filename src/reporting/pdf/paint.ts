import { GState, type jsPDF } from 'jspdf'
import type { Drawing, LineShape, PolygonShape, RectShape, Shape, TextShape } from '@/drawing/shapes'
import { FACE } from './fonts'
import { PALETTE } from './palette'

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const

function paintRect(doc: jsPDF, shape: RectShape, left: number, top: number): void {
  const radius = Math.min(shape.radius ?? 0, shape.width / 2, shape.height / 2)
  doc.setFillColor(PALETTE[shape.fill])
  doc.roundedRect(left + shape.x, top + shape.y, shape.width, shape.height, radius, radius, 'F')
}

function paintLine(doc: jsPDF, { from, to, stroke, width }: LineShape, left: number, top: number): void {
  doc.setDrawColor(PALETTE[stroke]).setLineWidth(width)
  doc.line(left + from[0], top + from[1], left + to[0], top + to[1])
}

function paintOutline(
  doc: jsPDF,
  points: PolygonShape['points'],
  left: number,
  top: number,
  style: 'F' | 'S',
): void {
  const [first] = points
  if (!first) return
  const moves = points.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = points[index] ?? first
    return [x - fromX, y - fromY]
  })
  doc.lines(moves, left + first[0], top + first[1], [1, 1], style, true)
}

function paintPolygon(doc: jsPDF, shape: PolygonShape, left: number, top: number): void {
  const { points, fill, opacity, stroke, width } = shape
  if (fill) {
    doc.setFillColor(PALETTE[fill])
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- jsPDF gives the class and its options one name
    if (opacity < 1) doc.saveGraphicsState().setGState(new GState({ opacity }))
    paintOutline(doc, points, left, top, 'F')
    if (opacity < 1) doc.restoreGraphicsState()
  }
  if (!stroke) return
  doc.setDrawColor(PALETTE[stroke]).setLineWidth(width)
  paintOutline(doc, points, left, top, 'S')
}

function paintText(doc: jsPDF, shape: TextShape, left: number, top: number): void {
  const [name, style] = FACE[shape.isBold ? 'bold' : 'regular']
  doc.setFont(name, style).setFontSize(shape.size).setTextColor(PALETTE[shape.colour])
  doc.text(shape.text, left + shape.x, top + shape.y, { align: ALIGN[shape.anchor] })
}

function paintShape(doc: jsPDF, shape: Shape, left: number, top: number): void {
  switch (shape.kind) {
    case 'rect':
      paintRect(doc, shape, left, top)
      break
    case 'line':
      paintLine(doc, shape, left, top)
      break
    case 'polygon':
      paintPolygon(doc, shape, left, top)
      break
    case 'text':
      paintText(doc, shape, left, top)
      break
  }
}

/** Paints a drawing as vectors, its upper left corner at this place; one unit is one point. */
export function paintDrawing(doc: jsPDF, drawing: Drawing, left: number, top: number): void {
  for (const shape of drawing.shapes) paintShape(doc, shape, left, top)
}
