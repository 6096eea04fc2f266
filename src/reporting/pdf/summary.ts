import { areaBar, scoreStaircase } from '../charts'
import type { ReportModel } from '../model/report-model'
import { factStrip, glued, paintChip, withDrawing } from './blocks'
import { paintDrawing } from './paint'
import { heightOf, SHEET, space, STYLE, TEXT_WIDTH, type Line, type Paper } from './paper'

const STAIRS = 150

/** The first sentence with the staircase beside it, the others below. */
export function opening(paper: Paper, model: ReportModel): void {
  const begin = paper.top
  const [first = '', ...others] = model.summary.sentences
  paper.text(first, { ...STYLE.h1, size: 16, leading: 1.5 }, SHEET.left, TEXT_WIDTH - STAIRS - 34)
  const size = { width: STAIRS, height: 104, labelSize: 7.2, figureSize: 18 }
  paintDrawing(paper.doc, scoreStaircase(model, size), SHEET.left + TEXT_WIDTH - STAIRS, begin)
  paper.top = Math.max(paper.top, begin + size.height)
  paper.gap(12)
  paper.text(others.join(' '), STYLE.lead)
}

/** Where to begin, in the words of the next levels: as many as this page has room for. */
export function nextSteps(paper: Paper, model: ReportModel): void {
  const { next } = model.summary
  if (!next || paper.room < 80) return
  paper.heading(next.heading, STYLE.h2, 60)
  paper.gap(6)
  next.items.forEach(({ title, text }, index) => {
    const left = SHEET.left + 36
    const width = TEXT_WIDTH - 36
    const [head = space(0), ...rest] = paper.lines(title, STYLE.h3, left, width)
    const chip = withDrawing(head, (top) => paintChip(paper, String(index + 1), 1, SHEET.left, top + 1, 22))
    const lines: Line[] = [chip, ...rest, ...paper.lines(text, STYLE.body, left, width), space(8)]
    if (heightOf(lines) <= paper.room) paper.flow(glued(lines), true)
  })
}

/** One slender bar for each area. */
function slenderBars(paper: Paper, model: ReportModel): void {
  const labelWidth = 214
  for (const row of model.areas.rows) {
    const [label = ''] = paper.wrap(row.title, STYLE.body, labelWidth - 8)
    const bar = areaBar(model, row, { width: TEXT_WIDTH - labelWidth - 34, height: 13 })
    paintDrawing(paper.doc, bar, SHEET.left + labelWidth, paper.top + 2)
    paper.use(STYLE.body)
    paper.doc.text(label === row.title ? label : `${label}…`, SHEET.left, paper.top + 12)
    paper.use(STYLE.strong)
    paper.doc.text(row.figure, SHEET.left + TEXT_WIDTH, paper.top + 12, { align: 'right' })
    paper.top += 17
  }
}

/** The second page: the whole result on one page. */
export function summaryPage(paper: Paper, model: ReportModel): void {
  paper.newPage()
  paper.chapter(model.summary.heading, 1, 100)
  paper.gap(10)
  opening(paper, model)
  paper.gap(14)
  factStrip(paper, model.summary.facts)
  paper.gap(12)
  slenderBars(paper, model)
  paper.gap(12)
  nextSteps(paper, model)
}
