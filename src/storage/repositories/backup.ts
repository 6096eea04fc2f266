import { attachmentsNamedBy } from '@/domain/records/references'
import {
  CARRIED_KINDS,
  recordsOfEachKind,
  type AttachmentHead,
  type Kind,
  type RecordTypes,
} from '@/domain/records/registry'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import { eachRecord } from '../each-record'
import type { BackupStore, DamagedRecord, StoreSnapshot } from '../keeping'
import { eachPage, pagesOf, rowsPerPage } from '../pages'
import { StorageError } from '../storage'
import { parsedRow, type Reading, type Writing } from '../transaction'
import {
  bytesOf,
  headOf,
  lacking,
  namesInUse,
  releaseAttachments,
  RELEASE_TABLES,
  requireStaged,
  settleStaged,
  stage,
} from './attachments'
import type { SafetyCopy } from './safety-copy'

/** Rows as they are stored, whether or not they pass their schema; attachments are not among them. */
type Rows = ReadonlyMap<Kind, readonly unknown[]>

/** What a restore exchanges. */
interface Stored {
  readonly rows: Rows
  /** When the last backup was made, null when never; undefined where that stays as it is. */
  readonly lastBackup: string | null | undefined
}

/** The kinds that a safety copy holds; attachments stay where they are as long as it names them. */
const COPIED_KINDS = CARRIED_KINDS.filter((kind) => kind !== 'attachments')
const TABLES = [...CARRIED_KINDS, ...RELEASE_TABLES, 'settings'] as const
const LAST_BACKUP = 'lastBackup'

/** Everything at once. */
export function backup(connection: Connection, ids: Ids): BackupStore {
  return {
    readAll: () => readAll(connection),
    bytesOf: (sha256) => bytesOf(connection, sha256),
    lacking: (sha256s) => connection.read(['attachments'], (reading) => lacking(reading, sha256s)),
    stage: (attachment) => stage(connection, attachment),
    replaceAll: (records, madeAt) => {
      const replica = ids.uuid()
      const rows = new Map(COPIED_KINDS.map((kind) => [kind, records[kind]]))
      return connection.write(TABLES, async (writing) => {
        await requireStaged(writing, records)
        const stored = { rows, lastBackup: madeAt && earlier(madeAt, writing.now) }
        await replace(writing, stored, replica)
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
        const stored = await safetyCopy(writing)
        if (stored.rows.size === 0) throw new StorageError('missing')
        await replace(writing, stored, replica)
        await releaseAttachments(writing)
      })
    },
  }
}

/** Every record that does not pass its schema; attachments are looked at when they are read. */
export async function damaged(connection: Connection): Promise<DamagedRecord[]> {
  const found: DamagedRecord[] = []
  await connection.read(COPIED_KINDS, async (reading) => {
    for (const kind of COPIED_KINDS) await eachRecord(reading, kind, ignore, (row) => found.push(row))
  })
  return found
}

function ignore(): void {
  // Only those that cannot be read are asked for.
}

function readAll(connection: Connection): Promise<StoreSnapshot> {
  return connection.read(CARRIED_KINDS, async (reading) => {
    const records = new Map<Kind, RecordTypes[Kind][]>()
    const damaged: DamagedRecord[] = []
    for (const kind of COPIED_KINDS) {
      const ofKind: RecordTypes[Kind][] = []
      await eachRecord(
        reading,
        kind,
        (record) => ofKind.push(record),
        (row) => damaged.push(row),
      )
      records.set(kind, ofKind)
    }
    const all = recordsOfEachKind(<K extends Kind>(kind: K) => (records.get(kind) ?? []) as RecordTypes[K][])
    const heads = await namedHeads(reading, attachmentsNamedBy(all), damaged)
    return { records: { ...all, attachments: heads }, damaged }
  })
}

/** One row after the other, whose bytes are let go at once. */
async function namedHeads(
  reading: Reading,
  named: ReadonlySet<string>,
  damaged: DamagedRecord[],
): Promise<AttachmentHead[]> {
  const heads: AttachmentHead[] = []
  for (const id of [...(await namesInUse(reading))].sort()) {
    const row = await reading.table<unknown>('attachments').get(id)
    const attachment = parsedRow('attachments', row)
    if (attachment && named.has(id)) heads.push(headOf(attachment))
    if (!attachment && row !== undefined) damaged.push({ kind: 'attachments', id })
  }
  return heads
}

/** What stood here before the last restore; empty when there was none. Attachments of an older copy go back to the others. */
async function safetyCopy(writing: Writing): Promise<Stored> {
  const rows = new Map<Kind, unknown[]>()
  let lastBackup: Stored['lastBackup']
  await eachPage(writing.table<SafetyCopy>('safetyCopies'), 1, async ([copy]) => {
    if (!copy) return
    if (copy.kind === LAST_BACKUP) {
      lastBackup = (copy.rows[0] ?? null) as string | null
      return
    }
    const kind = copy.kind.split('/')[0] as Kind
    if (kind === 'attachments') return bringBack(writing, copy.rows as { id: string }[])
    const ofKind = rows.get(kind) ?? []
    ofKind.push(...copy.rows)
    rows.set(kind, ofKind)
  })
  return { rows, lastBackup }
}

async function bringBack(writing: Writing, attachments: readonly { id: string }[]): Promise<void> {
  const table = writing.table<{ id: string }>('attachments')
  for (const attachment of attachments) {
    const isThere = (await table.where(':id').equals(attachment.id).count()) > 0
    if (!isThere) await table.put(attachment)
  }
}

async function replace(writing: Writing, stored: Stored, replica: string): Promise<void> {
  // Repeated after a broken connection, it would take the new rows for the old ones and lose the safety copy.
  if (writing.replica === replica) return
  const copies = writing.table<SafetyCopy>('safetyCopies')
  await copies.clear()
  for (const kind of COPIED_KINDS) {
    const [table, size] = [writing.table<unknown>(kind), rowsPerPage(kind)]
    await eachPage(table, size, (page, number) =>
      copies.put({ kind: `${kind}/${number}`, takenAt: writing.now, rows: page }),
    )
    await table.clear()
    for (const page of pagesOf(stored.rows.get(kind) ?? [], size)) await table.bulkPut(page)
  }
  await replaceLastBackup(writing, stored.lastBackup)
  await writing.renewReplica(replica)
}

/** Otherwise what was changed in the meantime would count as being in a backup in which it is not. */
async function replaceLastBackup(writing: Writing, lastBackup: Stored['lastBackup']): Promise<void> {
  const settings = writing.table<{ key: string; value: unknown }>('settings')
  const before = (await settings.get(LAST_BACKUP))?.value ?? null
  await writing
    .table<SafetyCopy>('safetyCopies')
    .put({ kind: LAST_BACKUP, takenAt: writing.now, rows: [before] })
  if (lastBackup === null) await settings.delete(LAST_BACKUP)
  else if (lastBackup !== undefined) await settings.put({ key: LAST_BACKUP, value: lastBackup })
}

/** Whoever made a file on a device whose clock is ahead has not made it later than now. */
function earlier(a: string, b: string): string {
  return Date.parse(a) < Date.parse(b) ? a : b
}
