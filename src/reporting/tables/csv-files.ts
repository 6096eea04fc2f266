import { dataPackage, type About } from './data-package'
import type { CellValue, NamedTable } from './named-table'

/** What writes rows as a CSV file: `writeCsv` of the exchange. */
export type CsvWriter = (
  rows: readonly (readonly CellValue[])[],
  options: { readonly separator: ',' | ';' },
) => Uint8Array<ArrayBuffer>

/** A file of a folder. */
export interface MadeFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** One CSV file for each table, its header the codes of the columns, and `datapackage.json`, which says what they are. */
export function csvFiles(
  tables: readonly NamedTable[],
  about: About,
  separator: ',' | ';',
  writeCsv: CsvWriter,
): MadeFile[] {
  const files = tables.map(({ name, columns, rows }): MadeFile => ({
    name: fileName(name),
    bytes: writeCsv([columns.map(({ id }) => id), ...rows], { separator }),
  }))
  const description = dataPackage(
    tables.map((table, place) => ({
      table,
      path: fileName(table.name),
      bytes: files[place]?.bytes.length ?? 0,
    })),
    about,
    separator,
  )
  const text = `${JSON.stringify(description, null, 2)}\n`
  return [...files, { name: 'datapackage.json', bytes: new TextEncoder().encode(text) }]
}

function fileName(name: NamedTable['name']): string {
  return `${name}.csv`
}
