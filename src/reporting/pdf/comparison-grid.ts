import { PALETTE } from './palette'
import { SHEET, TEXT_WIDTH, type Paper, type TextStyle } from './paper'

/** Where a cell stands on the page, in points. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A table painted row by row; its cost grows with the number of its cells and with nothing else. */
export interface GridOptions {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Width of each column in points; null shares what is left. */
  readonly widths: readonly (number | null)[]
  /** Indexes of columns set to the right, and of those in bold. */
  readonly right: readonly number[]
  readonly bold: readonly number[]
  readonly size?: number
  readonly minRowHeight?: number
  /** Paints into a cell after its text. */
  readonly paintCell?: (row: number, column: number, box: Box) => void
}

const LEADING = 1.4
const PAD = 3
/** Room between two columns, in points. */
const GUTTER = 6
const HEAD: TextStyle = { face: 'bold', size: 7.2, leading: 1.3, colour: 'soft' }

interface Columns {
  readonly lefts: readonly number[]
  readonly widths: readonly number[]
  /** Empty room at the right of each. */
  readonly insets: readonly number[]
  /** Indexes of those set to the right. */
  readonly right: readonly number[]
}

/** The columns of a table over the width of the page; figures keep away from words beside them. */
export function columnsOf(widths: readonly (number | null)[], right: readonly number[]): Columns {
  const given = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0)
  const open = widths.filter((width) => width === null).length
  const all = widths.map((width) => width ?? (TEXT_WIDTH - given) / open)
  const lefts = all.map((_, index) => all.slice(0, index).reduce((sum, width) => sum + width, SHEET.left))
  const insets = all.map((_, index) => {
    const isBesideWords = right.includes(index) && index + 1 < all.length && !right.includes(index + 1)
    return isBesideWords ? 2.5 * GUTTER : GUTTER
  })
  return { lefts, widths: all, insets, right }
}

/** Room for the text of a column. */
export function textWidth({ widths, insets }: Columns, index: number): number {
  return (widths[index] ?? 0) - (insets[index] ?? 0)
}

/** The head of a table over a line; the pen stands below it. */
export function gridHead(paper: Paper, head: readonly string[], columns: Columns): void {
  const cells = head.map((text, index) => paper.wrap(text, HEAD, textWidth(columns, index)))
  const lines = Math.max(1, ...cells.map(({ length }) => length))
  const height = lines * HEAD.size * HEAD.leading
  paper.use(HEAD)
  cells.forEach((texts, index) => {
    const top = paper.top + height - texts.length * HEAD.size * HEAD.leading
    drawTexts(paper, texts, HEAD, { index, columns, top })
  })
  paper.top += height + PAD
  line(paper, 'step2', 1)
}

/** The table, its head on every page; a row goes over to the next page only where it is longer than one. */
export function grid(paper: Paper, options: GridOptions): void {
  const { head, rows, right, bold, size = 8.4, minRowHeight = 0 } = options
  const columns = columnsOf(options.widths, right)
  const style = (index: number): TextStyle => ({
    face: bold.includes(index) ? 'bold' : 'regular',
    ...{ size, leading: LEADING, colour: 'ink' },
  })
  const paintHead = () => gridHead(paper, head, columns)
  paper.need(70)
  paintHead()
  rows.forEach((texts, row) => {
    const cells = texts.map((text, index) => paper.wrap(text, style(index), textWidth(columns, index)))
    let left = cells
    while (left.length > 0) {
      const lines = Math.max(1, ...left.map(({ length }) => length))
      const height = Math.max(minRowHeight, lines * size * LEADING + 2 * PAD)
      if (height > paper.room && !isFresh(paper)) {
        paper.newPage()
        paintHead()
      }
      const fit = Math.max(1, Math.floor((paper.room - 2 * PAD) / (size * LEADING)))
      const shown = left.map((one) => one.slice(0, fit))
      paintRow(paper, shown, { columns, style, height: Math.min(height, paper.room) })
      if (left === cells) paintCells(paper, options, columns, row, height)
      paper.top += Math.min(height, paper.room)
      line(paper, 'line', 0.6)
      left = lines > fit ? left.map((one) => one.slice(fit)) : []
    }
  })
}

/** Whether only a head stands on the page: then a new one would help nothing. */
function isFresh(paper: Paper): boolean {
  return paper.top < paper.sheet.top + 60
}

interface RowLook {
  readonly columns: Columns
  readonly style: (index: number) => TextStyle
  readonly height: number
}

function paintRow(paper: Paper, cells: readonly string[][], { columns, style, height }: RowLook): void {
  const most = Math.max(1, ...cells.map(({ length }) => length))
  cells.forEach((texts, index) => {
    const look = style(index)
    paper.use(look)
    const block = most * look.size * look.leading
    const top = paper.top + (height - block) / 2
    drawTexts(paper, texts, look, { index, columns, top })
  })
}

function paintCells(
  paper: Paper,
  { paintCell, head }: GridOptions,
  columns: Columns,
  row: number,
  height: number,
): void {
  if (!paintCell) return
  head.forEach((_, index) => {
    const [x = 0, width = 0] = [columns.lefts[index], columns.widths[index]]
    paintCell(row, index, { x, y: paper.top, width: width - GUTTER, height })
  })
}

interface TextPlace {
  readonly index: number
  readonly columns: Columns
  readonly top: number
}

function drawTexts(
  { doc }: Paper,
  texts: readonly string[],
  { size, leading }: TextStyle,
  { index, columns, top }: TextPlace,
): void {
  const isRight = columns.right.includes(index)
  const left = columns.lefts[index] ?? 0
  const x = isRight ? left + textWidth(columns, index) : left
  texts.forEach((text, row) => {
    if (text === '') return
    doc.text(text, x, top + size * (leading * (row + 0.5) + 0.36), isRight ? { align: 'right' } : {})
  })
}

/** A line over the width of the page where the pen stands. */
function line({ doc, top }: Paper, colour: 'line' | 'step2', width: number): void {
  doc.setDrawColor(PALETTE[colour]).setLineWidth(width)
  doc.line(SHEET.left, top, SHEET.left + TEXT_WIDTH, top)
}

/** Texts cut to one line of this width, each measured once; the face has to be set again afterwards. */
export function shortener(paper: Paper, style: TextStyle, width: number): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    paper.use(style)
    let [fits, short] = [text.length, text]
    while (fits > 1 && paper.doc.getTextWidth(short) > width) {
      fits -= 1
      short = `${text.slice(0, fits).trimEnd()}…`
    }
    known.set(text, short)
    return short
  }
}
