import { answerCell, answerLabel } from './answer-cells'
import type { CellValue, NamedTable } from './named-table'
import type { ItemAnswer, ReadAssessment } from './read-assessments'
import type { TablesInput } from './tables-input'
import { fixedColumns, textOf, type FixedColumn, type Words } from './words'

/** The columns of the long table of answers. */
export const LONG_COLUMNS: readonly FixedColumn[] = [
  ['assessment_id', 'text'],
  ['municipality_code', 'text'],
  ['questionnaire_id', 'text'],
  ['questionnaire_version', 'text'],
  ['item_id', 'text'],
  ['state', 'text', 'answer_state'],
  ['value', 'text'],
  ['label', 'text'],
  ['na_reason', 'text'],
  ['comment', 'text'],
  ['evidence_count', 'number'],
  ['updated_at', 'instant'],
  ['compared', 'flag'],
]

/** One row for each assessment and each item that it was asked, in the version in which it was answered. */
export function answersLong(input: TablesInput, read: readonly ReadAssessment[], words: Words): NamedTable {
  return {
    name: 'answers_long',
    columns: fixedColumns(words.t, LONG_COLUMNS).map((column) =>
      column.id === 'value' ? { ...column, hasCodes: true } : column,
    ),
    rows: read.flatMap((one) => one.answers.map((answer) => rowOf(one, answer, input, words))),
  }
}

function rowOf(
  { candidate, entry }: ReadAssessment,
  { item, standing, content }: ItemAnswer,
  { isAnonymous, answeredAt }: TablesInput,
  words: Words,
): CellValue[] {
  const { assessment, evidenceCounts } = candidate
  const { questionnaire } = assessment
  const open = <T>(value: T) => (isAnonymous ? null : value)
  return [
    assessment.id,
    assessment.municipality,
    questionnaire.id,
    questionnaire.version,
    item.id,
    standing.state,
    answerCell(item, standing),
    answerLabel(item, standing, words),
    open(standing.state === 'na' ? textOf(content?.naReason) : null),
    open(textOf(content?.note)),
    open(evidenceCounts.get(item.id) ?? 0),
    open(answeredAt?.get(assessment.id)?.get(item.id) ?? null),
    entry ? 1 : 0,
  ]
}
