import { CARRIED_KINDS, recordsOfEachKind, type Kind, type RecordTypes } from '@/domain/records/registry'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import { StorageError, type BackupStore, type DamagedRecord, type StoreSnapshot } from '../storage'
import { eachInSlices, eachPage, pagesOf, rowsPerPage } from '../pages'
import { parsedRow, type Reading, type Writing } from '../transaction'

/** Rows as they are stored, whether or not they pass their schema. */
type Rows = ReadonlyMap<Kind, readonly unknown[]>

/** One page of the safety copy. */
interface SafetyCopy {
  /** Key: the kind and the number of the page, `answers/3`; in the first copies that were made, the kind alone. */
  readonly kind: string
  readonly takenAt: string
  readonly rows: readonly unknown[]
}

const TABLES = [...CARRIED_KINDS, 'safetyCopies'] as const

/** Everything at once. */
export function backup(connection: Connection, ids: Ids): BackupStore {
  return {
    readAll: async () => snapshotOf(await connection.read(CARRIED_KINDS, rowsOf)),
    replaceAll: (records) => {
      const replica = ids.uuid()
      const rows = new Map(CARRIED_KINDS.map((kind) => [kind, records[kind]]))
      return connection.write(TABLES, (writing) => replace(writing, rows, replica))
    },
    safetyCopyTakenAt: () =>
      connection.read(['safetyCopies'], async (reading) => {
        const first = await reading.table<SafetyCopy>('safetyCopies').toCollection().first()
        return first?.takenAt ?? null
      }),
    undoRestore: () => {
      const replica = ids.uuid()
      return connection.write(TABLES, async (writing) => {
        const rows = await safetyCopy(writing)
        if (rows.size === 0) throw new StorageError('missing')
        await replace(writing, rows, replica)
      })
    },
  }
}

/** Every record that does not pass its schema. */
export async function damaged(connection: Connection): Promise<DamagedRecord[]> {
  return (await snapshotOf(await connection.read(CARRIED_KINDS, rowsOf))).damaged
}

async function rowsOf(reading: Reading): Promise<Rows> {
  const rows = new Map<Kind, unknown[]>()
  for (const kind of CARRIED_KINDS) {
    const ofKind: unknown[] = []
    await eachPage(reading.table<unknown>(kind), rowsPerPage(kind), (page) => {
      ofKind.push(...page)
    })
    rows.set(kind, ofKind)
  }
  return rows
}

async function snapshotOf(rows: Rows): Promise<StoreSnapshot & { damaged: DamagedRecord[] }> {
  const records = new Map<Kind, RecordTypes[Kind][]>()
  const damaged: DamagedRecord[] = []
  for (const [kind, ofKind] of rows) {
    const readable: RecordTypes[Kind][] = []
    await eachInSlices(ofKind, (row) => {
      const record = parsedRow(kind, row)
      if (record) readable.push(record)
      else damaged.push({ kind, id: (row as { id: string }).id })
    })
    records.set(kind, readable)
  }
  const listOf = <K extends Kind>(kind: K) => (records.get(kind) ?? []) as RecordTypes[K][]
  return { records: recordsOfEachKind(listOf), damaged }
}

/** What stood here before the last restore; empty when there was none. */
async function safetyCopy(reading: Reading): Promise<Rows> {
  const rows = new Map<Kind, unknown[]>()
  await eachPage(reading.table<SafetyCopy>('safetyCopies'), 1, ([copy]) => {
    if (!copy) return
    const kind = copy.kind.split('/')[0] as Kind
    const ofKind = rows.get(kind) ?? []
    ofKind.push(...copy.rows)
    rows.set(kind, ofKind)
  })
  return rows
}

async function replace(writing: Writing, rows: Rows, replica: string): Promise<void> {
  // Repeated after a broken connection, it would take the new rows for the old ones and lose the safety copy.
  if (writing.replica === replica) return
  const copies = writing.table<SafetyCopy>('safetyCopies')
  await copies.clear()
  for (const kind of CARRIED_KINDS) {
    const [table, size] = [writing.table<unknown>(kind), rowsPerPage(kind)]
    await eachPage(table, size, (stored, page) =>
      copies.put({ kind: `${kind}/${page}`, takenAt: writing.now, rows: stored }),
    )
    await table.clear()
    for (const page of pagesOf(rows.get(kind) ?? [], size)) await table.bulkPut(page)
  }
  await writing.renewReplica(replica)
}
