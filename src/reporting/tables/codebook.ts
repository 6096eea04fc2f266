import { allAreas } from '@/domain/questionnaire/tree'
import { ACTION_COLUMNS } from './actions-table'
import { LONG_COLUMNS } from './answers-long'
import { WIDE_COLUMNS } from './answers-wide'
import { ASSESSMENT_COLUMNS } from './assessments-table'
import { itemRows } from './codebook-items'
import { codebookCells, type CodebookRow } from './codebook-row'
import { codeRows, inBoth } from './codes'
import { itemsOf, versionsOf } from './item-columns'
import type { ColumnKind, NamedTable, TableName } from './named-table'
import { OUTSIDE_COLUMNS } from './outside-table'
import type { ReadAssessment } from './read-assessments'
import { DISTRIBUTION_COLUMNS, SCORE_COLUMNS } from './score-tables'
import type { TablesInput } from './tables-input'
import { BOTH, columnName, fixedColumns, type FixedColumn, type TablesTexts, type Words } from './words'

/** The columns of the codebook. */
export const CODEBOOK_COLUMNS: readonly FixedColumn[] = [
  ['table', 'text'],
  ['column', 'text'],
  ['questionnaire_id', 'text'],
  ['questionnaire_versions', 'text'],
  ['value', 'text', 'code'],
  ['label_ka', 'text'],
  ['label_en', 'text'],
  ['question_ka', 'text'],
  ['question_en', 'text'],
  ['type', 'text'],
  ['scale', 'text'],
]

const FIXED: readonly (readonly [TableName, readonly FixedColumn[]])[] = [
  ['assessments', ASSESSMENT_COLUMNS],
  ['answers_long', LONG_COLUMNS],
  ['answers_wide', WIDE_COLUMNS],
  ['scores', SCORE_COLUMNS],
  ['distributions', DISTRIBUTION_COLUMNS],
  ['outside', OUTSIDE_COLUMNS],
  ['actions', ACTION_COLUMNS],
  ['codebook', CODEBOOK_COLUMNS],
]

/** What every column of the tables of these names, and every code, item and choice means, in Georgian and in English. */
export function codebookTable(
  input: TablesInput,
  read: readonly ReadAssessment[],
  names: readonly TableName[],
  { t, texts }: Words,
): NamedTable {
  const there = new Set<string>([...names, 'codebook'])
  const rows = [
    ...columnRows(texts),
    ...codeRows(texts),
    ...regionRows(input, read),
    ...subsetRows(input),
    ...nodeRows(input, texts),
    ...answerRows(input, read, texts),
  ]
  return {
    name: 'codebook',
    columns: fixedColumns(t, CODEBOOK_COLUMNS),
    rows: rows.filter(({ table }) => there.has(table)).map(codebookCells),
  }
}

const SCALES: Readonly<Partial<Record<ColumnKind, string>>> = { percent: '0–1', flag: '0 1' }

function columnRows(texts: TablesTexts): CodebookRow[] {
  return FIXED.flatMap(([table, columns]) =>
    columns.map((column): CodebookRow => {
      const [id, kind] = column
      const label = Object.fromEntries(
        BOTH.map((language) => [language, columnName(texts[language], column)]),
      )
      return { table, column: id, label, type: kind, scale: SCALES[kind] ?? '' }
    }),
  )
}

function regionRows({ regions }: TablesInput, read: readonly ReadAssessment[]): CodebookRow[] {
  const there = new Set(read.map(({ candidate }) => candidate.municipality?.region))
  return regions
    .filter(({ id }) => there.has(id))
    .map(({ id, name }) => ({ table: 'assessments', column: 'region_code', value: id, label: name }))
}

function subsetRows({ comparison }: TablesInput): CodebookRow[] {
  const { id, subsets } = comparison.questionnaire
  return subsets.map((subset) => ({
    ...{ table: 'assessments', column: 'subset', questionnaire: id },
    ...{ value: subset.id, label: subset.title },
  }))
}

function nodeRows({ comparison }: TablesInput, texts: TablesTexts): CodebookRow[] {
  const { id: questionnaire, areas, scoring } = comparison.questionnaire
  const about = { table: 'scores', questionnaire } as const
  const node = { ...about, column: 'node_id' } as const
  return [
    {
      ...{ ...node, value: questionnaire, type: 'root' },
      label: inBoth(texts, 'comparisonTables.value.nodeKind.root'),
    },
    ...allAreas(areas).flatMap(({ id, title, indicators = [] }) => [
      { ...node, value: id, label: title, type: 'area' },
      ...indicators.map((indicator) => ({
        ...{ ...node, value: indicator.id, type: 'indicator' },
        ...{ label: indicator.title, question: indicator.question },
      })),
    ]),
    ...scoring.bands.map(({ id, label }) => ({ ...about, column: 'band', value: id, label })),
  ]
}

/** The items of the comparison's questionnaire, then those of others that were left out for being others. */
function answerRows(
  { comparison, columns }: TablesInput,
  read: readonly ReadAssessment[],
  texts: TablesTexts,
): CodebookRow[] {
  const { questionnaire } = comparison
  const ids = new Set([questionnaire.id, ...read.map(({ candidate }) => candidate.questionnaire.id)])
  const newest = new Set(itemsOf(questionnaire).map(({ item }) => item.id))
  return [...ids].flatMap((id) =>
    itemRows(versionsOf(comparison, id), texts, (itemId) => {
      const isWide = id === questionnaire.id && (columns === 'allVersions' || newest.has(itemId))
      return isWide ? 'answers_wide' : 'answers_long'
    }),
  )
}
