import type { CellValue, NamedTable } from './named-table'
import type { ReadAssessment } from './read-assessments'
import type { TablesInput } from './tables-input'
import { fixedColumns, textOf, type FixedColumn, type Words } from './words'

/** The columns of the table of assessments. */
export const ASSESSMENT_COLUMNS: readonly FixedColumn[] = [
  ['assessment_id', 'text'],
  ['municipality_code', 'text'],
  ['municipality', 'text'],
  ['region_code', 'text'],
  ['kind', 'text'],
  ['wave', 'text'],
  ['period_from', 'date'],
  ['period_to', 'date'],
  ['questionnaire_id', 'text'],
  ['questionnaire_version', 'text'],
  ['questionnaire_sha256', 'text'],
  ['subset', 'text'],
  ['respondents', 'text'],
  ['people', 'number'],
  ['state', 'text', 'assessment_state'],
  ['compared', 'flag'],
  ['excluded_reasons', 'text'],
  ['coverage', 'percent', 'own_coverage'],
  ['na_share', 'percent'],
  ['dont_know_share', 'percent'],
  ['evidenced_share', 'percent', 'evidenced_answers'],
  ['score', 'percent'],
]

/** One row for each assessment, compared or left out. */
export function assessmentsTable(
  input: TablesInput,
  read: readonly ReadAssessment[],
  words: Words,
): NamedTable {
  return {
    name: 'assessments',
    columns: fixedColumns(words.t, ASSESSMENT_COLUMNS),
    rows: read.map((one) => rowOf(one, input, words)),
  }
}

function rowOf(one: ReadAssessment, { isAnonymous }: TablesInput, { said }: Words): CellValue[] {
  const { assessment, municipality, voice, people } = one.candidate
  const { questionnaire, period } = assessment
  const open = (text: string) => (isAnonymous ? null : text)
  return [
    assessment.id,
    assessment.municipality,
    said(municipality?.name) || assessment.municipality,
    textOf(municipality?.region),
    open(assessment.municipalityKind),
    assessment.wave,
    open(period.from),
    open(period.to),
    questionnaire.id,
    questionnaire.version,
    open(questionnaire.sha256),
    assessment.subset,
    voice,
    people,
    assessment.state,
    one.entry ? 1 : 0,
    textOf(one.reasons.map(({ code }) => code).join(' ')),
    one.coverage,
    one.naShare,
    one.dontKnowShare,
    one.evidencedShare,
    one.entry?.score.root.share ?? null,
  ]
}
