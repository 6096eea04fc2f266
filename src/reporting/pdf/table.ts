import autoTable, { type CellHookData, type Styles } from 'jspdf-autotable'
import { FACE } from './fonts'
import { PALETTE } from './palette'
import { SHEET, type Paper } from './paper'

/** A table whose head is repeated on every page and whose rows are not torn where they fit on one. */
export interface TableOptions {
  /** Null leaves the head out. */
  readonly head: readonly string[] | null
  readonly rows: readonly (readonly string[])[]
  /** Width of each column in points; null shares what is left. */
  readonly widths: readonly (number | null)[]
  /** Indexes of columns set in bold. */
  readonly bold?: readonly number[]
  /** Indexes of columns of figures, set to the right. */
  readonly right?: readonly number[]
  readonly minRowHeight?: number
  /** Paints into a cell of the body after its text. */
  readonly paintCell?: (cell: {
    row: number
    column: number
    x: number
    y: number
    width: number
    height: number
  }) => void
}

const CELL: Partial<Styles> = {
  font: FACE.regular[0],
  fontSize: 9.2,
  textColor: PALETTE.ink,
  cellPadding: { top: 5, bottom: 6, left: 0, right: 10 },
  overflow: 'linebreak',
}
const HEAD: Partial<Styles> = {
  fontSize: 8.4,
  fontStyle: 'bold',
  textColor: PALETTE.soft,
  valign: 'bottom',
  minCellHeight: 0,
}

function columnStyles({ widths, bold = [], right = [] }: TableOptions): Record<string, Partial<Styles>> {
  const styles = widths.map((width, index): [string, Partial<Styles>] => [
    String(index),
    {
      cellWidth: width ?? 'auto',
      fontStyle: bold.includes(index) ? 'bold' : 'normal',
      halign: right.includes(index) ? 'right' : 'left',
    },
  ])
  return Object.fromEntries(styles)
}

/** A hairline below every row, none beside. */
function underline({ cell, section }: CellHookData, paper: Paper): void {
  paper.doc
    .setDrawColor(PALETTE[section === 'head' ? 'step2' : 'line'])
    .setLineWidth(section === 'head' ? 1 : 0.7)
  paper.doc.line(cell.x, cell.y + cell.height, cell.x + cell.width, cell.y + cell.height)
}

/** Puts a table on the page and the pen below it. */
export function table(paper: Paper, options: TableOptions): void {
  const { head, rows, right = [], paintCell } = options
  paper.doc.setLineHeightFactor(1.45)
  autoTable(paper.doc, {
    startY: paper.top,
    margin: { left: SHEET.left, right: SHEET.right, top: SHEET.top, bottom: SHEET.bottom },
    theme: 'plain',
    rowPageBreak: 'avoid',
    showHead: head ? 'everyPage' : 'never',
    head: head ? [[...head]] : [],
    body: rows.map((row) => [...row]),
    styles: { ...CELL, valign: paintCell ? 'middle' : 'top', minCellHeight: options.minRowHeight ?? 0 },
    headStyles: HEAD,
    columnStyles: columnStyles(options),
    didParseCell: ({ cell, section, column }) => {
      if (section === 'head' && right.includes(column.index)) cell.styles.halign = 'right'
    },
    didDrawCell: (data) => {
      underline(data, paper)
      const { cell, section, row, column } = data
      if (section !== 'body') return
      const { x, y, width, height } = cell
      paintCell?.({ row: row.index, column: column.index, x, y, width, height })
    },
    didDrawPage: ({ cursor }) => {
      paper.top = cursor?.y ?? paper.top
    },
  })
}
