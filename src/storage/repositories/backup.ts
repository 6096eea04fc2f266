import { CARRIED_KINDS, recordsOfEachKind, type Kind, type RecordTypes } from '@/domain/records/registry'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import { StorageError, type BackupStore, type DamagedRecord, type StoreSnapshot } from '../storage'
import { parsedRow, type Reading, type Writing } from '../transaction'

/** Rows as they are stored, whether or not they pass their schema. */
type Rows = ReadonlyMap<Kind, readonly unknown[]>

interface SafetyCopy {
  readonly kind: Kind
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
      connection.read(['safetyCopies'], async (reading) => (await safetyCopies(reading))[0]?.takenAt ?? null),
    undoRestore: () => {
      const replica = ids.uuid()
      return connection.write(TABLES, async (writing) => {
        const copies = await safetyCopies(writing)
        if (copies.length === 0) throw new StorageError('missing')
        await replace(writing, new Map(copies.map(({ kind, rows }) => [kind, rows])), replica)
      })
    },
  }
}

/** Every record that does not pass its schema. */
export async function damaged(connection: Connection): Promise<DamagedRecord[]> {
  return damagedIn(await connection.read(CARRIED_KINDS, rowsOf))
}

async function rowsOf(reading: Reading): Promise<Rows> {
  return new Map(
    await Promise.all(
      CARRIED_KINDS.map(async (kind) => [kind, await reading.table<unknown>(kind).toArray()] as const),
    ),
  )
}

function snapshotOf(rows: Rows): StoreSnapshot {
  const listOf = <K extends Kind>(kind: K): RecordTypes[K][] =>
    (rows.get(kind) ?? []).map((row) => parsedRow(kind, row)).filter((record) => record !== null)
  return { records: recordsOfEachKind(listOf), damaged: damagedIn(rows) }
}

function damagedIn(rows: Rows): DamagedRecord[] {
  return [...rows].flatMap(([kind, ofKind]) =>
    ofKind.filter((row) => !parsedRow(kind, row)).map((row) => ({ kind, id: (row as { id: string }).id })),
  )
}

function safetyCopies(reading: Reading): Promise<SafetyCopy[]> {
  return reading.table<SafetyCopy>('safetyCopies').toArray()
}

async function replace(writing: Writing, rows: Rows, replica: string): Promise<void> {
  // Repeated after a broken connection, it would take the new rows for the old ones and lose the safety copy.
  if (writing.replica === replica) return
  for (const [kind, stored] of await rowsOf(writing)) {
    const copy: SafetyCopy = { kind, takenAt: writing.now, rows: stored }
    await writing.table<SafetyCopy>('safetyCopies').put(copy)
    await writing.table(kind).clear()
    await writing.table(kind).bulkPut([...(rows.get(kind) ?? [])])
  }
  await writing.renewReplica(replica)
}
