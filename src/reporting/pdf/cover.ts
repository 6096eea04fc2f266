import { scoreStaircase } from '../charts'
import type { ReportModel } from '../model/report-model'
import { paintDrawing } from './paint'
import { PALETTE } from './palette'
import { factLines } from './blocks'
import { SHEET, STYLE, TEXT_WIDTH, type Paper } from './paper'

/** A small staircase of four bars at the upper left margin: the mark of Kibe. */
export function paintMark({ doc, sheet }: Paper): void {
  doc.setFillColor(PALETTE.accent)
  ;[5, 10, 15, 21].forEach((height, index) => {
    doc.roundedRect(sheet.left + index * 7, sheet.top - height, 4.6, height, 1, 1, 'F')
  })
}

/** The first page: whose report this is, from when, and the staircase. */
export function coverPage(paper: Paper, model: ReportModel): void {
  const { doc } = paper
  doc.setFillColor(PALETTE.paper).rect(0, 0, SHEET.width, SHEET.height, 'F')
  paintMark(paper)
  paper.top = SHEET.top + 44
  const place = [model.cover.region, model.cover.kind].filter((part) => part !== '').join(' · ')
  paper.text(place, STYLE.soft)
  paper.gap(6)
  paper.text(model.cover.municipality, STYLE.cover)
  paper.gap(8)
  paper.text(model.cover.title, { ...STYLE.lead, size: 13, colour: 'accent' })
  paper.gap(26)
  paper.flow(factLines(paper, model.cover.facts))
  if (model.cover.warning) {
    paper.gap(14)
    paper.text(model.cover.warning, { ...STYLE.strong, colour: 'attention' })
  }
  const height = Math.min(300, paper.room - 40)
  const stairs = scoreStaircase(model, { width: TEXT_WIDTH, height, labelSize: 10, figureSize: 34 })
  paintDrawing(doc, stairs, SHEET.left, SHEET.height - SHEET.bottom - height)
}
