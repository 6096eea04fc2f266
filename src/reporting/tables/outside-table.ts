import type { TablesInput } from './tables-input'
import type { NamedTable } from './named-table'
import { fixedColumns, textOf, type FixedColumn, type Words } from './words'

/** The columns of the table of what others say. */
export const OUTSIDE_COLUMNS: readonly FixedColumn[] = [
  ['municipality_code', 'text'],
  ['outside_id', 'text'],
  ['name', 'text', 'outside_name'],
  ['kind', 'text', 'outside_kind'],
  ['source', 'text', 'outside_source'],
  ['published', 'date'],
  ['value', 'number', 'outside_value'],
  ['zero_at', 'number'],
  ['full_at', 'number'],
  ['share', 'percent', 'outside_share'],
  ['people', 'number', 'outside_people'],
]

/** What an outside figure is: an external index, or what residents said in a survey. */
export const OUTSIDE_KINDS = ['index', 'survey'] as const

/**
 * One row for each municipality that is compared and each figure of others; null where there is none, and without names: a
 * published figure would tell whose it is.
 */
export function outsideTable(
  { comparison, outside = [], isAnonymous }: TablesInput,
  { t, said }: Words,
): NamedTable | null {
  if (isAnonymous) return null
  const codes = new Set(comparison.entries.map(({ candidate }) => candidate.assessment.municipality))
  const rows = [...codes].flatMap((code) =>
    outside.flatMap(({ id, name, isSurvey, source, date, figures }) => {
      const figure = figures.get(code)
      if (!figure) return []
      const about = [code, id, said(name), OUTSIDE_KINDS[isSurvey ? 1 : 0], textOf(source), date]
      return [[...about, figure.value, ...figure.scale, figure.share, figure.n]]
    }),
  )
  if (rows.length === 0) return null
  return { name: 'outside', columns: fixedColumns(t, OUTSIDE_COLUMNS), rows }
}
