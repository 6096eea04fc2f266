/**
 * What the cells of a column are. `percent`: a share, 0–1. `date`: `YYYY-MM-DD`. `instant`: RFC 3339 in UTC. `flag`: 1 or 0.
 */
export type ColumnKind = 'text' | 'number' | 'percent' | 'date' | 'instant' | 'flag'

/** What stands in a cell; null is empty. Dates and instants are texts; a column of any kind may hold a code of its own. */
export type CellValue = string | number | null

/** A column. */
export interface TableColumn {
  /** Stable code, the same in every language; the only one of its name in its table. */
  readonly id: string
  /** What people call it, in the language of the tables. */
  readonly label: string
  readonly kind: ColumnKind
  /** There where instead of a value `NA` (does not apply) or `DK` (don't know) may stand. */
  readonly hasCodes?: true
}

/** Names of the tables, in the order in which they are given out. */
export const TABLE_NAMES = [
  'README',
  'assessments',
  'answers_long',
  'answers_wide',
  'scores',
  'distributions',
  'outside',
  'actions',
  'codebook',
] as const

/** Name of a table: that of its sheet, its file, and its entry in the JSON. */
export type TableName = (typeof TABLE_NAMES)[number]

/** A table: what a sheet, a CSV file and a part of the JSON are written from. */
export interface NamedTable {
  readonly name: TableName
  readonly columns: readonly TableColumn[]
  /** Each with as many cells as there are columns. */
  readonly rows: readonly (readonly CellValue[])[]
}
