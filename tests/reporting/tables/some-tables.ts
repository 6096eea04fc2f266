import { readFileSync } from 'node:fs'
import { compare } from '@/domain/comparison/compare'
import type { Candidate } from '@/domain/comparison/candidate'
import type { Comparison } from '@/domain/comparison/comparison'
import { questionnaireSchema, type Questionnaire } from '@/domain/questionnaire/format-1'
import type { Action } from '@/domain/records/plan'
import type { Instant } from '@/domain/shared/units'
import { createFormats } from '@/i18n/formats'
import { loadTablesMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { comparisonTables } from '@/reporting/tables/comparison-tables'
import type { CellValue, NamedTable, TableName } from '@/reporting/tables/named-table'
import type { TablesInput } from '@/reporting/tables/tables-input'
import type { TablesTexts } from '@/reporting/tables/words'
import { uuid } from '../../fixtures/records'
import { anArea, anIndicator, anItem, aLadder, aQuestionnaire, inBoth } from '../../support/questionnaires'

const ka = createTranslate('ka', await loadTablesMessages('ka'))
const en = createTranslate('en', await loadTablesMessages('en'))

/** The words of the tables in a language. */
export function textsIn(language: 'ka' | 'en'): TablesTexts {
  return { ka, en, formats: createFormats(language) }
}

/** The input of tables; the rest is plain. */
export function inputOf(comparison: Comparison, overrides: Partial<TablesInput> = {}): TablesInput {
  return {
    comparison,
    regions: [{ id: 'region-1', iso: null, name: { ka: 'გამოგონილი მხარე', en: 'Invented region' } }],
    actions: new Map(),
    language: 'en',
    isAnonymous: false,
    columns: 'allVersions',
    generatedAt: '2026-03-02T08:30:00Z' as Instant,
    appVersion: '1.2.3',
    ...overrides,
  }
}

/** The tables of these candidates. */
export function tablesOf(
  candidates: readonly Candidate[],
  overrides: Partial<TablesInput> = {},
): NamedTable[] {
  const comparison = compare(candidates)
  if (!comparison) throw new Error('nothing to compare')
  return madeOf(inputOf(comparison, overrides))
}

/** The tables of an input. */
export function madeOf(input: TablesInput): NamedTable[] {
  return comparisonTables(input, textsIn(input.language))
}

/** The table of this name. */
export function named(tables: readonly NamedTable[], name: TableName): NamedTable {
  const table = tables.find((one) => one.name === name)
  if (!table) throw new Error(`no table ${name}`)
  return table
}

/** The rows of a table by the codes of their columns. */
export function rowsOf(tables: readonly NamedTable[], name: TableName): Record<string, CellValue>[] {
  const { columns, rows } = named(tables, name)
  return rows.map((row) => Object.fromEntries(columns.map(({ id }, place) => [id, row[place] ?? null])))
}

/** The codes of a table's columns. */
export function columnsOf(tables: readonly NamedTable[], name: TableName): string[] {
  return named(tables, name).columns.map(({ id }) => id)
}

/** An action of a plan, every text of it filled. */
export function anAction(n: number, overrides: Partial<Action> = {}): Action {
  return {
    schema: 1,
    version: { a: 1 },
    createdAt: '2026-03-01T10:00:00Z',
    updatedAt: '2026-03-01T10:00:00Z',
    deletedAt: null,
    id: uuid(700 + n),
    assessmentId: uuid(1),
    title: `Action ${n}`,
    origin: 'indicator',
    targets: [
      { indicatorId: 'A1', level: 3 },
      { indicatorId: 'B1', level: 4 },
    ],
    mechanismId: 'civic-budget',
    groups: ['youth', 'rural'],
    steps: [],
    responsible: 'Invented Person',
    partners: 'Invented Partner',
    start: '2026-04-01',
    due: '2026-12-31',
    costGel: 1200.5,
    moneySource: 'budget',
    result: 'what comes of it',
    measure: 'how one sees it',
    status: 'underway',
    order: n,
    ...overrides,
  }
}

/** The participation questionnaire in a version. */
export function participation(version: string): Questionnaire {
  const file = `questionnaires/participation/${version}.json`
  return questionnaireSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Invented answers to all ladders and figures, others for each seed, the same each time. */
export function levelsOf(questionnaire: Questionnaire, seed: number): Record<string, number> {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return Object.fromEntries(
    questionnaire.areas
      .flatMap(({ indicators = [] }) => indicators)
      .flatMap(({ items }) => items)
      .filter(({ type }) => type === 'ladder' || type === 'number')
      .map(({ id, type }) => [id, Math.floor(next() * (type === 'ladder' ? 5 : 900))]),
  )
}

/** A questionnaire with several choices, a date and a text. */
export const MANY = aQuestionnaire({
  areas: [
    anArea('A', {
      indicators: [
        anIndicator('A1'),
        anIndicator('M', {
          items: [
            aLadder('M'),
            anItem('multipleChoice', 'M_ways', {
              label: inBoth('Ways'),
              choices: ['web', 'hall', 'radio'].map((id) => ({ id, label: inBoth(id) })),
            }),
            anItem('date', 'M_day', { label: inBoth('Day') }),
            anItem('longText', 'M_text', { label: inBoth('Text') }),
          ],
        }),
      ],
    }),
  ],
})
