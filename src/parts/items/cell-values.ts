import type { Item } from '@/domain/questionnaire/format-1'
import { isIdList, type AnswerValue, type Cells } from '@/domain/records/answer'
import { answeredWith, CLEARED, type AnswerEdit } from './answer-edits'

/** What stands in one cell; null for nothing. */
export type CellValue = Cells[string] | null

/** One row of a roster. The id stays when rows before it come or go. */
export interface RosterRow {
  readonly id: string
  readonly cells: Cells
}

/** What stands under this column. */
export function cellOf(cells: Cells | undefined, columnId: string): CellValue {
  return cells && Object.hasOwn(cells, columnId) ? (cells[columnId] ?? null) : null
}

/** The same row with another value under one column; an emptied cell is left out. */
export function withCell(cells: Cells, columnId: string, value: CellValue): Cells {
  const others = Object.entries(cells).filter(([id]) => id !== columnId)
  return Object.fromEntries(value === null ? others : [...others, [columnId, value]])
}

/** The rows of a table that stand in its questionnaire, by their ids, each with the cells that do. */
export function tableRows(
  { rows, columns }: Extract<Item, { type: 'table' }>,
  value: AnswerValue | null,
): ReadonlyMap<string, Cells> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  const known = Object.entries(value.rows).filter(([id]) => rows.some((row) => row.id === id))
  return new Map(known.map(([id, cells]) => [id, cellsUnder(columns, cells)]))
}

/** A table that says this; rows without a single cell are left out, and without rows there is no answer. */
export function tableEdit(rows: ReadonlyMap<string, Cells>): AnswerEdit {
  const said = [...rows].filter(([, cells]) => hasCells(cells))
  return said.length === 0 ? CLEARED : answeredWith({ rows: Object.fromEntries(said) })
}

/** The rows of a roster, each with the cells that stand in its questionnaire. */
export function rosterRows(
  { columns }: Extract<Item, { type: 'roster' }>,
  value: AnswerValue | null,
): RosterRow[] {
  if (!Array.isArray(value) || isIdList(value)) return []
  return value.map(({ id, cells }) => ({ id, cells: cellsUnder(columns, cells) }))
}

/** A roster of these rows; those without a single cell are left out, and without rows there is no answer. */
export function rosterEdit(rows: readonly RosterRow[]): AnswerEdit {
  const said = saidRows(rows)
  return said.length === 0 ? CLEARED : answeredWith(said)
}

/** The rows in which something stands. */
export function saidRows(rows: readonly RosterRow[]): RosterRow[] {
  return rows.filter(({ cells }) => hasCells(cells))
}

function hasCells(cells: Cells): boolean {
  return Object.keys(cells).length > 0
}

function cellsUnder(columns: readonly { readonly id: string }[], cells: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells).filter(([id]) => columns.some((column) => column.id === id)),
  )
}
