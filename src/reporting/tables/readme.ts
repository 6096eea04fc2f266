import type { CellValue, NamedTable, TableName } from './named-table'
import type { TablesInput } from './tables-input'
import { fixedColumns, type Words } from './words'

/** The sentences on how to read the tables, in their order. */
const HOW_TO = [
  'keys',
  'missing',
  'shares',
  'change',
  'scores',
  'choices',
  'rows',
  'dates',
  'formulas',
  'long',
] as const

/** What this file is, what each of its tables is, and how to read them. */
export function readmeTable(input: TablesInput, names: readonly TableName[], words: Words): NamedTable {
  const { t } = words
  return {
    name: 'README',
    columns: fixedColumns(t, [
      ['topic', 'text'],
      ['text', 'text'],
    ]),
    rows: [
      ...facts(input, words),
      ...names.map((name): CellValue[] => [name, t(`comparisonTables.sheet.${name}`)]),
      ...HOW_TO.map((key) => sentence(words, `how.${key}`)),
      sentence(words, `columns.${input.columns}`),
      ...(input.isAnonymous ? [sentence(words, 'anonymous')] : [people(input, words)]),
    ],
  }
}

function facts({ comparison, generatedAt, appVersion }: TablesInput, { t, said }: Words): CellValue[][] {
  const { questionnaire, entries, excluded, waves } = comparison
  const fact = (key: string, text: CellValue): CellValue[] => [t(`comparisonTables.fact.${key}`), text]
  return [
    fact('what', t('comparisonTables.what')),
    fact('questionnaire', `${said(questionnaire.title)} (${questionnaire.id} ${questionnaire.version})`),
    fact('waves', waves.map(({ label }) => label).join(', ')),
    fact('compared', String(entries.length)),
    fact('excluded', String(excluded.length)),
    fact('generatedAt', generatedAt),
    fact('madeBy', t('comparisonTables.madeBy', { version: appVersion })),
  ]
}

function people(input: TablesInput, words: Words): CellValue[] {
  return sentence(words, input.withResponsible === true ? 'withResponsible' : 'withoutResponsible')
}

function sentence({ t }: Words, key: string): CellValue[] {
  return [t(`comparisonTables.note.${key}.label`), t(`comparisonTables.note.${key}.text`)]
}
