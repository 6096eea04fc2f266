import type { ValueWords } from '@/domain/assessment/value-words'
import { textIn, type LocalisedText } from '@/domain/shared/text'
import type { Formats, Translate } from '@/platform/texts'
import type { ColumnKind, TableColumn } from './named-table'
import type { TablesInput } from './tables-input'

/** The languages of the codebook. */
export const BOTH = ['ka', 'en'] as const

/** What tables are written with: `ka` and `en` know `comparisonTables` and `labels`; `formats` are those of the tables' language. */
export interface TablesTexts {
  readonly ka: Translate
  readonly en: Translate
  readonly formats: Formats
}

/** What every table is written with. */
export interface Words {
  readonly t: Translate
  readonly texts: TablesTexts
  /** A text of a questionnaire or register in the language of the tables, or in one that it has. */
  readonly said: (texts: LocalisedText | undefined) => string
  readonly values: ValueWords
}

/** What every table of this input is written with. */
export function tableWords({ language, comparison }: TablesInput, texts: TablesTexts): Words {
  const t = texts[language]
  const shown = (text: LocalisedText | undefined) =>
    textIn(text, [language, comparison.questionnaire.defaultLanguage])
  const values: ValueWords = {
    lang: language,
    shown,
    formats: texts.formats,
    choice: (key) => t(`labels.answer.${key}`),
    count: (what, figure, n) => t(`labels.count.${what}`, { n: figure }, n),
  }
  return { t, texts, said: (text) => shown(text).text, values }
}

/** A column that every comparison has: its code, its kind, and the message that names it where that is not its code. */
export type FixedColumn = readonly [id: string, kind: ColumnKind, message?: string]

/** Name of a fixed column. */
export function columnName(t: Translate, [id, , message = id]: FixedColumn): string {
  return t(`comparisonTables.column.${message}`)
}

/** Fixed columns with their names. */
export function fixedColumns(t: Translate, columns: readonly FixedColumn[]): TableColumn[] {
  return columns.map((column) => ({ id: column[0], label: columnName(t, column), kind: column[1] }))
}

/** The text; null for an empty one, which a cell does not hold. */
export function textOf(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text
}
