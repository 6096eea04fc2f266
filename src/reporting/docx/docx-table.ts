import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type ITableBordersOptions,
} from 'docx'
import { INK } from './docx-style'

/** Width of the text on an A4 page with margins of 2.2 cm, in twentieths of a point. */
export const TEXT_WIDTH = 9_412

/** Where a page is shared by more columns than this, smaller letters keep words whole. */
const MANY_COLUMNS = 6
/** Sizes of letters in half points; null for that of the text. */
const LETTERS = { usual: { head: 19, body: null }, small: { head: 16, body: 17 } } as const

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: INK.line } as const
/** Lines between the rows, none beside them. */
const BORDERS: ITableBordersOptions = {
  top: NONE,
  left: NONE,
  right: NONE,
  insideVertical: NONE,
  bottom: HAIR,
  insideHorizontal: HAIR,
}

/** A table as rows of texts. */
export interface PlainTable {
  /** Repeated on every page; null for none. */
  readonly columns: readonly string[] | null
  readonly rows: readonly (readonly string[])[]
  /** Shares of the width, 0–1; null shares what is left. */
  readonly widths: readonly (number | null)[]
  /** Indexes of columns of figures, set to the right. */
  readonly figures: readonly number[]
  /** Whether the first column names its row. */
  readonly isFirstBold?: boolean
  /** Least height of a row, in twentieths of a point. */
  readonly rowHeight?: number
  /** Whether the table stays on the page of what follows it, row by row. */
  readonly isWhole?: boolean
}

/** A table of plain texts; its rows are not torn. */
export function docxTable(table: PlainTable): Table {
  const { columns, rows, rowHeight, isWhole = false } = table
  const widths = widthsOf(table.widths)
  const height = rowHeight === undefined ? {} : { height: { value: rowHeight, rule: 'atLeast' as const } }
  const row = (texts: readonly string[], isHead: boolean, isLast: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      ...(isHead ? {} : height),
      children: texts.map((text, place) =>
        cell(table, text, { place, width: widths[place] ?? 0, isHead, staysWithNext: isWhole && !isLast }),
      ),
    })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: [
      ...(columns ? [row(columns, true, false)] : []),
      ...rows.map((texts, index) => row(texts, false, index === rows.length - 1)),
    ],
  })
}

interface CellPlace {
  readonly place: number
  readonly width: number
  readonly isHead: boolean
  readonly staysWithNext: boolean
}

function cell(
  { widths, figures, isFirstBold = false }: PlainTable,
  text: string,
  { place, width, isHead, staysWithNext }: CellPlace,
): TableCell {
  const isBold = isHead || (isFirstBold && place === 0)
  const letters = LETTERS[widths.length > MANY_COLUMNS ? 'small' : 'usual']
  const size = isHead ? letters.head : letters.body
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 40, right: 100 },
    verticalAlign: 'bottom',
    children: [
      new Paragraph({
        alignment: figures.includes(place) ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { after: 0 },
        keepNext: isHead || staysWithNext,
        children: textRuns(text, {
          bold: isBold,
          ...(isHead ? { color: INK.soft } : {}),
          ...(size === null ? {} : { size }),
        }),
      }),
    ],
  })
}

/** A text with its line breaks. */
export function textRuns(
  text: string,
  look: { readonly bold?: boolean; readonly color?: string; readonly size?: number } = {},
): TextRun[] {
  return text
    .split('\n')
    .map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 && { break: 1 }) }))
}

function widthsOf(shares: readonly (number | null)[]): number[] {
  const given = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)
  const open = shares.filter((share) => share === null).length
  return shares.map((share) => Math.round((share ?? (1 - given) / open) * TEXT_WIDTH))
}
