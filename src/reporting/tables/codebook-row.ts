import type { LocalisedText } from '@/domain/shared/text'
import type { CellValue, TableName } from './named-table'

/** What the codebook says of a column, or of a code that stands in it. */
export interface CodebookRow {
  readonly table: TableName
  readonly column: string
  /** Of which questionnaire, and in which versions, oldest first; absent where it is the same in all. */
  readonly questionnaire?: string
  readonly versions?: string
  /** The code; absent for the column itself. */
  readonly value?: string | number
  readonly label: LocalisedText
  /** How people are asked; for the columns of items. */
  readonly question?: LocalisedText
  readonly type?: string
  readonly scale?: string
}

/** The row as it stands in the table, in the order of `CODEBOOK_COLUMNS`. */
export function codebookCells(row: CodebookRow): CellValue[] {
  return [
    row.table,
    row.column,
    row.questionnaire ?? null,
    row.versions ?? null,
    row.value ?? null,
    row.label['ka'] ?? null,
    row.label['en'] ?? null,
    row.question?.['ka'] ?? null,
    row.question?.['en'] ?? null,
    row.type ?? null,
    row.scale ?? null,
  ]
}
