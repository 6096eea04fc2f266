import type { Kind, RecordTypes } from '@/domain/records/registry'
import type { DamagedRecord } from './keeping'
import { eachPage, rowsPerPage } from './pages'
import { parsedRow, type Reading } from './transaction'

/** Visits every record of a kind that passes its schema, those in the bin too, page by page; and names every other row. */
export function eachRecord<K extends Kind>(
  reading: Reading,
  kind: K,
  visit: (record: RecordTypes[K]) => void,
  visitDamaged: (row: DamagedRecord) => void = () => undefined,
): Promise<void> {
  return eachPage(reading.table<unknown>(kind), rowsPerPage(kind), (rows) => {
    for (const row of rows) {
      const record = parsedRow(kind, row)
      if (record) visit(record)
      else visitDamaged({ kind, id: (row as { id: string }).id })
    }
    return undefined
  })
}
