import type { RecordKey } from '@/domain/merge/import-plan'
import type { Assessment } from '@/domain/records/assessment'
import type { BaseRecord } from '@/domain/records/base'
import { nameIn } from '@/domain/records/name'
import { parentOf } from '@/domain/records/references'
import type { RecordTypes, VersionedKind } from '@/domain/records/registry'
import type { Clock } from '@/platform/clock'
import type { Connection } from '../connection'
import { eachRecord } from '../each-record'
import type { BinEntry, BinStore } from '../keeping'
import { StorageError } from '../storage'
import { parsedRow, type Reading, type Writing } from '../transaction'
import { releaseAttachments, RELEASE_TABLES } from './attachments'
import { isClockSteady } from './clock-check'
import { expireJournals, journalHeads } from './journals'
import { requireOpen, requireWritable } from './lock'
import { CODED, restoredParticipant } from './participant-room'
import { purge } from './purge'

/** The kinds that people put into the bin. */
const IN_BIN = [
  'assessments',
  'evidence',
  'actions',
  'responses',
  'participants',
  'ballots',
  'programmes',
  'selections',
  'practices',
  'indices',
] as const
type BinKind = (typeof IN_BIN)[number]

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000
const LIST_TABLES = [...IN_BIN, 'sheets', 'safetyCopies', 'journals'] as const

/**
 * What was deleted within the last 30 days, by this device's clock. A clock that is set back, or a time of deletion that
 * lies ahead of it, keeps a record longer, never shorter. What a restore or an import has brought may have been deleted
 * elsewhere long ago, and something of it may belong to what lies in the bin here: nobody here has seen it before then.
 */
export function bin(connection: Connection, clock: Clock): BinStore {
  return {
    list: () => connection.read(LIST_TABLES, list),
    restore: (key) => connection.write([...CODED, 'sheets', key.kind], (writing) => restore(writing, key)),
    purge: (key) => purge(connection, key),
    purgeExpired: () => purgeExpired(connection, Date.parse(clock.now())),
  }
}

/** Puts the record into the bin; one that is there already stays as it is. Throws `missing` when it never was. */
export async function intoBin(writing: Writing, kind: VersionedKind, id: string): Promise<void> {
  await setDeleted(writing, kind, id, writing.now)
}

/** Takes the record out of the bin; a living one stays as it is. Throws `missing` when it never was. */
export async function outOfBin(writing: Writing, kind: VersionedKind, id: string): Promise<void> {
  await setDeleted(writing, kind, id, null)
}

async function setDeleted(
  writing: Writing,
  kind: VersionedKind,
  id: string,
  deletedAt: string | null,
): Promise<void> {
  const record = await writing.find(kind, id)
  if (!record) throw new StorageError('missing')
  const isThere = (record.deletedAt === null) === (deletedAt === null)
  if (!isThere) await writing.change(kind, record, { deletedAt })
}

async function list(reading: Reading): Promise<BinEntry[]> {
  const arrivedAt = await lastArrivalAt(reading)
  const entries: BinEntry[] = []
  for (const { kind, record } of await recordsInBin(reading)) {
    const { assessment, isInBin } = await homeOf(reading, kind, record)
    if (isInBin) continue
    const { id, deletedAt } = record
    const expiresAt = new Date(expiryOf(record, arrivedAt)).toISOString()
    entries.push({ kind, id, deletedAt, expiresAt, title: nameIn(kind, record), assessment })
  }
  return entries.sort((a, b) => Date.parse(b.deletedAt) - Date.parse(a.deletedAt))
}

/** A record of one of the kinds that people put into the bin, lying there. */
interface Deleted {
  readonly kind: BinKind
  readonly record: RecordTypes[BinKind] & { deletedAt: string }
}

async function recordsInBin(reading: Reading): Promise<Deleted[]> {
  const found: Deleted[] = []
  for (const kind of IN_BIN) {
    await eachRecord(reading, kind, (record) => {
      const { deletedAt } = record
      if (deletedAt !== null) found.push({ kind, record: { ...record, deletedAt } })
    })
  }
  return found
}

/** The assessment that a record is or belongs to, null when it is not here; and whether what it lies in is in the bin. */
async function homeOf(
  reading: Reading,
  kind: VersionedKind,
  record: BaseRecord,
): Promise<{ assessment: Assessment | null; isInBin: boolean }> {
  const above = parentOf(kind, record)
  if (!above) return { assessment: kind === 'assessments' ? (record as Assessment) : null, isInBin: false }
  const parent = parsedRow(above.kind, await reading.table(above.kind).get(above.id))
  if (!parent) return { assessment: null, isInBin: false }
  const home = await homeOf(reading, above.kind, parent)
  return { ...home, isInBin: home.isInBin || parent.deletedAt !== null }
}

/** Throws `missing`, also when what it belongs to is not here any more or in the bin itself, `locked`, or `full`. */
async function restore(writing: Writing, { kind, id }: RecordKey): Promise<void> {
  const record = await writing.find(kind, id)
  if (record && 'sheetId' in record) await requireWritable(writing, record.sheetId)
  if (record && (kind === 'responses' || kind === 'ballots') && 'assessmentId' in record)
    await requireOpen(writing, record.assessmentId)
  else if (record && 'assessmentId' in record) await writing.living('assessments', record.assessmentId)
  if (kind === 'participants') await restoredParticipant(writing, id)
  else await outOfBin(writing, kind, id)
}

async function purgeExpired(connection: Connection, now: number): Promise<number> {
  if (!(await isClockSteady(connection, now))) return 0
  const due = await connection.read(LIST_TABLES, async (reading) => {
    const arrivedAt = await lastArrivalAt(reading)
    return (await recordsInBin(reading)).filter(({ record }) => expiryOf(record, arrivedAt) <= now)
  })
  let purged = 0
  for (const { kind, record } of due) {
    const isAsItWas = ({ deletedAt }: BaseRecord): boolean => deletedAt === record.deletedAt
    try {
      await purge(connection, { kind, id: record.id }, isAsItWas)
      purged += 1
    } catch (error) {
      // Gone with what it belonged to, or taken out of the bin meanwhile.
      if (!(error instanceof StorageError && error.failure === 'missing')) throw error
    }
  }
  await connection.write(RELEASE_TABLES, async (writing) => {
    await expireJournals(writing, new Date(now - THIRTY_DAYS_MS).toISOString())
    const restoredAt = await lastRestoreAt(writing)
    if (restoredAt + THIRTY_DAYS_MS <= now) await writing.table('safetyCopies').clear()
    await releaseAttachments(writing)
  })
  return purged
}

/** When the record is deleted for good, in milliseconds since 1970. */
function expiryOf({ deletedAt, updatedAt }: Deleted['record'], arrivedAt: number): number {
  // Where a person has chosen a version that was deleted long ago, the choice came later.
  return Math.max(Date.parse(deletedAt), Date.parse(updatedAt), arrivedAt) + THIRTY_DAYS_MS
}

/** When a restore or an import last brought anything; -Infinity where none did within 30 days. */
async function lastArrivalAt(reading: Reading): Promise<number> {
  const imports = await journalHeads(reading)
  const times = imports.map(({ importedAt }) => Date.parse(importedAt))
  return Math.max(await lastRestoreAt(reading), ...times)
}

/** When the safety copy was taken, which is when all that is stored was replaced; -Infinity without one. */
async function lastRestoreAt(reading: Reading): Promise<number> {
  const first = await reading.table<{ takenAt: string }>('safetyCopies').toCollection().first()
  return first ? Date.parse(first.takenAt) : -Infinity
}
