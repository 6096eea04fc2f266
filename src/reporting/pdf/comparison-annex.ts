import type { FiguresBlock } from '../comparison/comparison-model'
import { columnsOf, gridHead, shortener, textWidth } from './comparison-grid'
import { PALETTE } from './palette'
import { SHEET, TEXT_WIDTH, type Paper, type TextStyle } from './paper'

const WIDTHS = [26, null, 40, 80, 48, 62, 42]
const RIGHT = [2, 3, 4, 5, 6]
const ROW = 11.2
const SIZE = 7.8
const NAME_HEIGHT = 22
const NAME: TextStyle = { face: 'bold', size: 9.2, leading: 1.4, colour: 'accent' }
const REGULAR: TextStyle = { face: 'regular', size: SIZE, leading: 1.3, colour: 'ink' }
const BOLD: TextStyle = { ...REGULAR, face: 'bold' }

/** Every figure, in rows of one line each; head and name are repeated on each page. `onGroup` is told of each municipality. */
export function annexTable(paper: Paper, block: FiguresBlock, onGroup: () => void): void {
  const columns = columnsOf(WIDTHS, RIGHT)
  const shortened = shortener(paper, BOLD, textWidth(columns, 1))
  const paintHead = () => gridHead(paper, block.columns, columns)
  const page = SHEET.height - SHEET.top - SHEET.bottom - 40
  paper.need(120)
  paintHead()
  for (const [index, { name, rows }] of block.groups.entries()) {
    const begin = () => paintName(paper, name)
    // A municipality stays on one page where it fits on one; the first fills up the page of the heading.
    const height = rows.length * ROW + NAME_HEIGHT
    const least = height < page && index > 0 ? height : 6 * ROW
    if (paper.room < Math.min(height, least)) {
      paper.newPage()
      paintHead()
    }
    begin()
    for (const row of rows) {
      if (paper.room < ROW) {
        paper.newPage()
        paintHead()
        begin()
      }
      paintRow(paper, row, columns, shortened)
    }
    onGroup()
  }
}

function paintName(paper: Paper, name: string): void {
  paper.use(NAME)
  paper.doc.text(name, SHEET.left, paper.top + 16)
  paper.top += NAME_HEIGHT
}

type Columns = ReturnType<typeof columnsOf>

function paintRow(
  paper: Paper,
  row: readonly string[],
  columns: Columns,
  shortened: (text: string) => string,
): void {
  const { doc } = paper
  const texts = row.map((text, index) => (index === 1 ? shortened(text) : text))
  // The whole and the areas have no point, or none at all, in their number.
  paper.use(row[0]?.includes('.') ? REGULAR : BOLD)
  texts.forEach((text, index) => {
    if (text === '') return
    const left = columns.lefts[index] ?? 0
    const isRight = RIGHT.includes(index)
    doc.text(
      text,
      isRight ? left + textWidth(columns, index) : left,
      paper.top + 8.2,
      isRight ? { align: 'right' } : {},
    )
  })
  paper.top += ROW
  doc.setDrawColor(PALETTE.line).setLineWidth(0.4)
  doc.line(SHEET.left, paper.top, SHEET.left + TEXT_WIDTH, paper.top)
}
