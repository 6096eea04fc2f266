import { attachmentsNamedBy } from '@/domain/records/references'
import {
  CARRIED_KINDS,
  recordsOfEachKind,
  type AttachmentHead,
  type CarriedRecords,
  type Kind,
  type RecordTypes,
} from '@/domain/records/registry'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import type { BackupStore, DamagedRecord, StoreSnapshot } from '../keeping'
import { eachInSlices, eachPage, pagesOf, rowsPerPage } from '../pages'
import { StorageError } from '../storage'
import { parsedRow, type Reading, type Writing } from '../transaction'
import {
  bytesOf,
  headOf,
  namesInUse,
  releaseAttachments,
  RELEASE_TABLES,
  requireStaged,
  settleStaged,
  stage,
} from './attachments'

/** Rows as they are stored, whether or not they pass their schema; attachments are not among them. */
type Rows = ReadonlyMap<Kind, readonly unknown[]>

/** One page of the safety copy. */
interface SafetyCopy {
  /** Key: the kind and the number of the page, `answers/3`; in the first copies that were made, the kind alone. */
  readonly kind: string
  readonly takenAt: string
  readonly rows: readonly unknown[]
}

/** The kinds that a safety copy holds; attachments stay where they are as long as it names them. */
const COPIED_KINDS = CARRIED_KINDS.filter((kind) => kind !== 'attachments')
const TABLES = [...CARRIED_KINDS, ...RELEASE_TABLES] as const

/** Everything at once. */
export function backup(connection: Connection, ids: Ids): BackupStore {
  return {
    readAll: () => readAll(connection),
    bytesOf: (sha256) => bytesOf(connection, sha256),
    stage: (attachment) => stage(connection, attachment),
    replaceAll: (records) => {
      const replica = ids.uuid()
      const rows = new Map(COPIED_KINDS.map((kind) => [kind, records[kind]]))
      return connection.write(TABLES, async (writing) => {
        await requireStaged(writing, records)
        await replace(writing, rows, replica)
        await settleStaged(writing, records)
        await releaseAttachments(writing)
      })
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
        await releaseAttachments(writing)
      })
    },
  }
}

/** Every record that does not pass its schema; attachments are looked at when they are read. */
export async function damaged(connection: Connection): Promise<DamagedRecord[]> {
  return (await parsed(await connection.read(COPIED_KINDS, rowsOf))).damaged
}

async function readAll(connection: Connection): Promise<StoreSnapshot> {
  const { rows, attachments } = await connection.read(CARRIED_KINDS, async (reading) => ({
    rows: await rowsOf(reading),
    attachments: await namedHeads(reading),
  }))
  const { records, damaged } = await parsed(rows)
  const named = attachmentsNamedBy(records)
  return {
    records: { ...records, attachments: attachments.heads.filter(({ id }) => named.has(id)) },
    damaged: [...damaged, ...attachments.damaged],
  }
}

async function rowsOf(reading: Reading): Promise<Rows> {
  const rows = new Map<Kind, unknown[]>()
  for (const kind of COPIED_KINDS) {
    const ofKind: unknown[] = []
    await eachPage(reading.table<unknown>(kind), rowsPerPage(kind), (page) => {
      ofKind.push(...page)
    })
    rows.set(kind, ofKind)
  }
  return rows
}

/** One row after the other, whose bytes are let go at once. */
async function namedHeads(reading: Reading): Promise<{ heads: AttachmentHead[]; damaged: DamagedRecord[] }> {
  const [heads, damaged]: [AttachmentHead[], DamagedRecord[]] = [[], []]
  for (const id of [...(await namesInUse(reading))].sort()) {
    const row = await reading.table<unknown>('attachments').get(id)
    const attachment = parsedRow('attachments', row)
    if (attachment) heads.push(headOf(attachment))
    else if (row !== undefined) damaged.push({ kind: 'attachments', id })
  }
  return { heads, damaged }
}

async function parsed(rows: Rows): Promise<{ records: CarriedRecords; damaged: DamagedRecord[] }> {
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

/** What stood here before the last restore; empty when there was none. Attachments of an older copy go back to the others. */
async function safetyCopy(writing: Writing): Promise<Rows> {
  const rows = new Map<Kind, unknown[]>()
  await eachPage(writing.table<SafetyCopy>('safetyCopies'), 1, async ([copy]) => {
    if (!copy) return
    const kind = copy.kind.split('/')[0] as Kind
    if (kind === 'attachments') return bringBack(writing, copy.rows as { id: string }[])
    const ofKind = rows.get(kind) ?? []
    ofKind.push(...copy.rows)
    rows.set(kind, ofKind)
  })
  return rows
}

async function bringBack(writing: Writing, attachments: readonly { id: string }[]): Promise<void> {
  const table = writing.table<{ id: string }>('attachments')
  for (const attachment of attachments) {
    const isThere = (await table.where(':id').equals(attachment.id).count()) > 0
    if (!isThere) await table.put(attachment)
  }
}

async function replace(writing: Writing, rows: Rows, replica: string): Promise<void> {
  // Repeated after a broken connection, it would take the new rows for the old ones and lose the safety copy.
  if (writing.replica === replica) return
  const copies = writing.table<SafetyCopy>('safetyCopies')
  await copies.clear()
  for (const kind of COPIED_KINDS) {
    const [table, size] = [writing.table<unknown>(kind), rowsPerPage(kind)]
    await eachPage(table, size, (stored, page) =>
      copies.put({ kind: `${kind}/${page}`, takenAt: writing.now, rows: stored }),
    )
    await table.clear()
    for (const page of pagesOf(rows.get(kind) ?? [], size)) await table.bulkPut(page)
  }
  await writing.renewReplica(replica)
}
