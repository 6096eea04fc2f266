import { CODES } from './answer-cells'
import type { ColumnKind, NamedTable, TableColumn } from './named-table'
import type { TablesInput } from './tables-input'

/** What files say of themselves. */
export type About = Pick<
  TablesInput,
  'generatedAt' | 'appVersion' | 'language' | 'isAnonymous' | 'comparison'
>

/** A table that stands in a file. */
export interface PlacedTable {
  readonly table: NamedTable
  readonly path: string
  /** Size of the file. */
  readonly bytes: number
}

const TYPES: Readonly<Record<ColumnKind, object>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  percent: { type: 'number', constraints: { minimum: 0, maximum: 1 } },
  date: { type: 'date' },
  instant: { type: 'datetime' },
  flag: { type: 'boolean', trueValues: ['1'], falseValues: ['0'] },
}

/** Columns whose cells together tell the rows apart. */
const KEYS: Readonly<Partial<Record<NamedTable['name'], readonly string[]>>> = {
  assessments: ['assessment_id'],
  answers_long: ['assessment_id', 'item_id'],
  answers_wide: ['assessment_id'],
  scores: ['assessment_id', 'node_kind', 'node_id'],
  actions: ['action_id'],
}

/** The description of a folder of CSV files (Data Package 2.0): their columns, types, keys and codes for no value. */
export function dataPackage(
  tables: readonly PlacedTable[],
  { generatedAt, appVersion, language, isAnonymous, comparison }: About,
  separator: ',' | ';',
): object {
  const { id, version } = comparison.questionnaire
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'kibe-comparison',
    created: generatedAt,
    kibe: { appVersion, language, isAnonymous, questionnaire: { id, version } },
    resources: tables.map((placed) => resource(placed, separator)),
  }
}

function resource({ table, path, bytes }: PlacedTable, delimiter: ',' | ';'): object {
  const { name, columns } = table
  const [key, isJoined] = [KEYS[name], columns.some(({ id }) => id === 'assessment_id')]
  const reference = {
    fields: ['assessment_id'],
    reference: { resource: 'assessments', fields: ['assessment_id'] },
  }
  return {
    ...{ name: name.toLowerCase(), type: 'table', path, format: 'csv', mediatype: 'text/csv' },
    ...{ encoding: 'utf-8', bytes },
    dialect: { header: true, delimiter, lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
    schema: {
      fields: columns.map(field),
      missingValues: [''],
      ...(key && { primaryKey: key }),
      ...(isJoined && name !== 'assessments' && { foreignKeys: [reference] }),
    },
  }
}

function field({ id, label, kind, hasCodes }: TableColumn): object {
  return {
    ...{ name: id, title: label, ...TYPES[kind] },
    ...(hasCodes && { missingValues: ['', ...Object.values(CODES)] }),
  }
}
