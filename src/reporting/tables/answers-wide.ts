import { describedColumn, itemCell, itemColumns, versionsOf, type ItemColumn } from './item-columns'
import type { CellValue, NamedTable } from './named-table'
import type { ReadAssessment } from './read-assessments'
import type { TablesInput } from './tables-input'
import { fixedColumns, type FixedColumn, type Words } from './words'

/** The columns of the wide table before those of the items. */
export const WIDE_COLUMNS: readonly FixedColumn[] = [
  ['assessment_id', 'text'],
  ['municipality_code', 'text'],
  ['wave', 'text'],
  ['questionnaire_version', 'text'],
  ['compared', 'flag'],
]

/**
 * One row for each assessment of the comparison's questionnaire, one column for each item. The same id in another
 * questionnaire means another thing: those assessments are in the long table only.
 */
export function answersWide(input: TablesInput, read: readonly ReadAssessment[], words: Words): NamedTable {
  const columns = wideColumns(input)
  const { id } = input.comparison.questionnaire
  return {
    name: 'answers_wide',
    columns: [
      ...fixedColumns(words.t, WIDE_COLUMNS),
      ...columns.map((column) => describedColumn(column, words)),
    ],
    rows: read.filter(({ candidate }) => candidate.questionnaire.id === id).map((one) => rowOf(one, columns)),
  }
}

function wideColumns({ comparison, columns }: TablesInput): ItemColumn[] {
  const { questionnaire } = comparison
  return itemColumns(columns === 'latestOnly' ? [questionnaire] : versionsOf(comparison, questionnaire.id))
}

function rowOf({ candidate, entry, answers }: ReadAssessment, columns: readonly ItemColumn[]): CellValue[] {
  const { assessment } = candidate
  const byItem = new Map(answers.map((answer) => [answer.item.id, answer]))
  return [
    assessment.id,
    assessment.municipality,
    assessment.wave,
    assessment.questionnaire.version,
    entry ? 1 : 0,
    ...columns.map((column) => itemCell(column, byItem.get(column.placed.item.id))),
  ]
}
