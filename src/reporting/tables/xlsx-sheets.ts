import { isCalendarDate } from '@/domain/shared/calendar'
import type { CalendarDate } from '@/domain/shared/units'
import { LONGEST_TEXT } from '@/reporting/xlsx/cell-markup'
import { HEADING, sheetNames, type Cell, type Look, type Sheet } from '@/reporting/xlsx/workbook'
import type { CellValue, ColumnKind, NamedTable, TableColumn } from './named-table'

/** What a text that was cut for a cell ends in. */
export const CUT = ' […]'
/** How wide a column may become, in characters. */
const [NARROWEST, WIDEST] = [11, 44]
/** The first day that all programs count alike; earlier ones stand as texts only. */
const FIRST_DAY = '1900-03-01'
const PERCENT: Look = { format: '0.0%' }
const DATE_TIME: Look = { format: 'yyyy-mm-dd hh:mm:ss' }
const MS_PER_DAY = 86_400_000

/** How much a sheet can hold. */
export interface SheetLimits {
  readonly rows: number
  readonly columns: number
}

const LIMITS: SheetLimits = { rows: 1_048_576, columns: 16_384 }
/** Rows above the data. */
const HEADINGS = 2

/**
 * The tables as sheets: the first row has the codes of the columns, the second their names. Dates and instants stand twice,
 * as what a program can reckon with and as text. What is too long for a cell is cut, with a mark; so is a table that is too
 * wide. One that is too long goes on in another sheet.
 */
export function xlsxSheets(tables: readonly NamedTable[], limits: SheetLimits = LIMITS): Sheet[] {
  const sheets = tables.flatMap((table) =>
    table.name === 'README' ? [readmeSheet(table)] : dataSheets(table, limits),
  )
  const names = sheetNames(sheets.map(({ name }) => name))
  return sheets.map((sheet, place) => ({ ...sheet, name: names[place] ?? sheet.name }))
}

function readmeSheet({ name, rows }: NamedTable): Sheet {
  const looks: Look[] = [{ bold: true, wrap: true }, { wrap: true }]
  const looking = (cell: Cell, look: Look = {}): Cell => cell && { ...cell, look }
  return {
    name,
    widths: [30, 100],
    rows: rows.map((row) => row.map((value, column) => looking(plainCell(value), looks[column]))),
  }
}

function dataSheets({ name, columns, rows }: NamedTable, limits: SheetLimits): Sheet[] {
  const all = columns.flatMap((column, source) => sheetColumns(column, source, rows))
  const own = all.slice(0, limits.columns)
  const mark = own.length < all.length ? CUT : ''
  const most = limits.rows - HEADINGS
  const pieces = Array.from({ length: Math.max(1, Math.ceil(rows.length / most)) }, (_, piece) =>
    rows.slice(piece * most, (piece + 1) * most),
  )
  return pieces.map((piece) => ({
    name,
    widths: own.map(({ width }) => width),
    frozen: { rows: HEADINGS, columns: Math.min(2, own.length) },
    rows: [
      own.map(({ id }): Cell => ({ text: id, look: { ...HEADING, wrap: false } })),
      own.map(({ label }, at): Cell => ({
        text: at === own.length - 1 ? label + mark : label,
        look: HEADING,
      })),
      ...piece.map((row) => own.map(({ source, cell }) => cell(row[source] ?? null))),
    ],
  }))
}

/** A column of a sheet, made from one of a table. */
interface SheetColumn {
  readonly id: string
  readonly label: string
  readonly width: number
  readonly source: number
  readonly cell: (value: CellValue) => Cell
}

function sheetColumns(
  { id, label, kind }: TableColumn,
  source: number,
  rows: NamedTable['rows'],
): SheetColumn[] {
  const width = widthOf(id, source, rows)
  const cell = (value: CellValue) => cellOf(value, kind)
  if (kind !== 'date' && kind !== 'instant') return [{ id, label, width, source, cell }]
  return [
    { id, label, width, source, cell },
    { id: `${id}_iso`, label, width, source, cell: plainCell },
  ]
}

/** Wide enough for the code of the column, and for most of what stands in the first rows. */
function widthOf(id: string, source: number, rows: NamedTable['rows']): number {
  const lengths = rows.slice(0, 100).map((row) => String(row[source] ?? '').length)
  return Math.min(WIDEST, Math.max(NARROWEST, id.length + 2, ...lengths.map((length) => length + 1)))
}

function cellOf(value: CellValue, kind: ColumnKind): Cell {
  switch (kind) {
    case 'text':
    case 'number':
    case 'flag':
      return plainCell(value)
    case 'percent':
      return typeof value === 'number' ? { number: value, look: PERCENT } : plainCell(value)
    case 'date':
      return typeof value === 'string' && isDay(value) ? { date: value as CalendarDate } : codeCell(value)
    case 'instant':
      return typeof value === 'string' && isDay(value.slice(0, 10)) ? instantCell(value) : codeCell(value)
  }
}

function plainCell(value: CellValue): Cell {
  if (value === null) return null
  return typeof value === 'number' ? { number: value } : { text: fitting(value) }
}

/** In the column of dates only codes may stand beside dates; anything else is in the column of texts. */
function codeCell(value: CellValue): Cell {
  return value === 'NA' || value === 'DK' ? { text: value } : null
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isCalendarDate(text) && text >= FIRST_DAY
}

/** An instant as spreadsheets count: days since the last but one of 1899, in UTC. */
function instantCell(instant: string): Cell {
  const days = (Date.parse(instant) - Date.UTC(1899, 11, 30)) / MS_PER_DAY
  return { number: days, look: DATE_TIME }
}

function fitting(text: string): string {
  return text.length <= LONGEST_TEXT ? text : text.slice(0, LONGEST_TEXT - CUT.length) + CUT
}
