import type { ComparisonModel } from '../comparison/comparison-model'
import { PALETTE } from './palette'
import { SHEET, STYLE, TEXT_WIDTH, type Paper, type TextStyle } from './paper'

/** Where something begins; `top` is the height on its page, in points. */
export interface Place {
  readonly text: string
  readonly page: number
  readonly top: number
}

const ROW = 17
const LINE: TextStyle = { face: 'regular', size: 9.2, leading: 1.4, colour: 'ink' }
/** Lines on the first page below the heading, and on each after it. */
const FIRST = 36
const EACH = Math.floor((SHEET.height - SHEET.top - SHEET.bottom) / ROW) - 1

/** Leaves the pages on which `paintContents` will write; gives the number of the first. */
export function reserveContents(paper: Paper, { contents, sections }: ComparisonModel): number {
  paper.newPage()
  const first = paper.doc.getNumberOfPages()
  paper.chapter(contents.heading, 1, 100)
  const tables = sections
    .flatMap(({ blocks }) => blocks)
    .filter((block) => 'caption' in block && block.caption !== null)
  // Two lines for the heading of the tables.
  const lines = sections.length + tables.length + 2
  for (let left = lines - FIRST; left > 0; left -= EACH) paper.newPage()
  return first
}

/** Parts and tables with the pages on which they begin, each a link to it. */
export function paintContents(
  paper: Paper,
  { contents }: ComparisonModel,
  first: number,
  parts: readonly Place[],
  tables: readonly Place[],
): void {
  const { doc } = paper
  let page = first
  doc.setPage(page)
  paper.top = SHEET.top + 44
  const next = () => {
    paper.top += ROW
    if (paper.room >= ROW) return
    page += 1
    doc.setPage(page)
    paper.top = SHEET.top
  }
  for (const part of parts) {
    entry(paper, part, 'bold')
    next()
  }
  if (tables.length === 0) return
  next()
  paper.use(STYLE.h2)
  doc.text(contents.tables, SHEET.left, paper.top + 12)
  next()
  for (const table of tables) {
    entry(paper, table, 'regular')
    next()
  }
}

function entry(paper: Paper, place: Place, face: 'bold' | 'regular'): void {
  const { doc } = paper
  const style = { ...LINE, face }
  const [line = '', ...more] = paper.wrap(place.text, style, TEXT_WIDTH - 50)
  const shown = more.length > 0 ? `${line.trimEnd()}…` : line
  const right = SHEET.left + TEXT_WIDTH
  const figure = String(place.page)
  paper.use(style)
  doc.text(shown, SHEET.left, paper.top + 11)
  doc.text(figure, right, paper.top + 11, { align: 'right' })
  const from = SHEET.left + doc.getTextWidth(shown) + 8
  const to = right - doc.getTextWidth(figure) - 8
  doc
    .setDrawColor(PALETTE.line)
    .setLineWidth(0.6)
    .line(from, paper.top + 11, to, paper.top + 11)
  doc.link(SHEET.left, paper.top, TEXT_WIDTH, ROW, { pageNumber: place.page })
}
