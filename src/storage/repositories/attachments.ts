import { sameOfTwo } from '@/domain/merge/merge'
import type { Attachment } from '@/domain/records/evidence'
import type { AttachmentHead, CarriedRecords } from '@/domain/records/registry'
import { attachmentsNamedBy } from '@/domain/records/references'
import { sha256 } from '@/platform/sha-256'
import type { Connection } from '../connection'
import type { TableName } from '../database'
import { eachPage, rowsPerPage } from '../pages'
import { StorageError } from '../storage'
import { parsedRow, type Reading, type Writing } from '../transaction'
import { statesBefore } from './journals'

/** The tables that `releaseAttachments` reads and writes. */
export const RELEASE_TABLES: readonly TableName[] = [
  'attachments',
  'evidence',
  'siblings',
  'safetyCopies',
  'journals',
]

/** That these bytes were staged: nothing names them yet, and they stay all the same. Kept among the journals. */
interface Staged {
  /** `staged/<sha256>` */
  readonly id: string
  readonly at: string
}

const STAGED = 'staged/'
/** A job that was given up leaves what it staged behind for so long; a longer one would have to begin anew. */
const STAGED_MS = 24 * 60 * 60 * 1000

/** The bytes under this hash. Throws `missing`, or `damaged` when they are no longer what it says. */
export async function bytesOf(connection: Connection, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const found = await connection.read(['attachments'], (reading) => reading.find('attachments', id))
  if (!found) throw new StorageError('missing')
  if ((await sha256(found.bytes)) !== id) throw new StorageError('damaged')
  return found.bytes
}

/** Those of these attachments that are not stored; their bytes are not looked at. */
export async function lacking(reading: Reading, sha256s: readonly string[]): Promise<string[]> {
  const stored = new Set(await reading.table('attachments').toCollection().primaryKeys())
  return sha256s.filter((id) => !stored.has(id))
}

/**
 * Keeps the bytes of a file ahead of the records that will name it. Good bytes take the place of damaged ones. Throws
 * `invalid` when they are not what their hash says.
 */
export async function stage(connection: Connection, attachment: Attachment): Promise<void> {
  const sound = parsedRow('attachments', attachment)
  if (!sound) throw new StorageError('invalid')
  if ((await sha256(sound.bytes)) !== sound.id) throw new StorageError('invalid')
  const there = headOf(sound)
  await connection.write(['attachments', 'journals'], async (writing) => {
    const mark: Staged = { id: STAGED + sound.id, at: writing.now }
    await writing.table<Staged>('journals').put(mark)
    const stored = await soundlyStored(writing, sound)
    const here = stored && headOf(stored)
    // Of two that were kept apart the same one on every device.
    if (here && sameOfTwo(here, there) === here) return
    await writing.table<Attachment>('attachments').put(ownBytes(sound))
  })
}

/** The stored attachment when it holds these bytes, null when it is not there or damaged. */
export async function soundlyStored(
  reading: Reading,
  { id, bytes }: Pick<Attachment, 'id' | 'bytes'>,
): Promise<Attachment | null> {
  const stored = parsedRow('attachments', await reading.table<unknown>('attachments').get(id))
  return stored && sameBytes(stored.bytes, bytes) ? stored : null
}

/** A loop: twenty megabytes are compared while a transaction waits. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return a.length === b.length
}

/** What is known of an attachment beside its bytes. */
export function headOf(attachment: Attachment): AttachmentHead {
  const head: AttachmentHead & { bytes?: unknown } = { ...attachment }
  delete head.bytes
  return head
}

/** A view into a larger buffer would be stored with all of that buffer. */
function ownBytes(attachment: Attachment): Attachment {
  return { ...attachment, bytes: attachment.bytes.slice() }
}

/** Throws `missing` when a file that came with these records, and that evidence among them names, was not staged. */
export async function requireStaged(reading: Reading, records: CarriedRecords): Promise<void> {
  const stored = new Set(await reading.table('attachments').toCollection().primaryKeys())
  const named = attachmentsNamedBy(records)
  const isMissing = records.attachments.some(({ id }) => named.has(id) && !stored.has(id))
  if (isMissing) throw new StorageError('missing')
}

/** These records are written: what was staged for them lasts from now on as long as they name it. Whether anything was. */
export async function settleStaged(writing: Writing, records: CarriedRecords): Promise<boolean> {
  const journals = writing.table<Staged>('journals')
  const ids = new Set(records.attachments.map(({ id }) => STAGED + id))
  const marks = await journals.where(':id').startsWith(STAGED).primaryKeys()
  const settled = marks.filter((mark) => ids.has(mark))
  await journals.bulkDelete(settled)
  return settled.length > 0
}

/**
 * Deletes the attachments that nothing names: no evidence and no version beside it, those in the bin included, no
 * safety copy, no import that can be undone, and no job under way. Reads keys and names, never bytes.
 */
export async function releaseAttachments(writing: Writing): Promise<void> {
  const attachments = writing.table('attachments')
  const stored = await attachments.toCollection().primaryKeys()
  if (stored.length === 0) return
  const named = new Set([
    ...(await namesInUse(writing)),
    ...(await namesInSafetyCopy(writing)),
    ...(await namesToBringBack(writing)),
    ...(await stagedNames(writing)),
  ])
  const released = stored.filter((id) => !named.has(id))
  if (released.length > 0) await attachments.bulkDelete(released)
}

/** The hash that a row of evidence, or one that stands beside evidence, names; also when it does not pass its schema. */
export function nameIn(row: unknown): string | null {
  const { attachment, record } = (row ?? {}) as { attachment?: unknown; record?: unknown }
  if (record) return nameIn(record)
  const { sha256 } = (attachment ?? {}) as { sha256?: unknown }
  return typeof sha256 === 'string' ? sha256 : null
}

/** The hashes that any version of any evidence names, as it is stored. */
export async function namesInUse(reading: Reading): Promise<Set<string>> {
  const names = new Set<string>()
  const add = (rows: readonly unknown[]): undefined => {
    for (const row of rows) {
      const name = nameIn(row)
      if (name !== null) names.add(name)
    }
  }
  await eachPage(reading.table<unknown>('evidence'), rowsPerPage('evidence'), add)
  add(await reading.table<unknown>('siblings').where(':id').startsWith('evidence/').toArray())
  return names
}

async function namesInSafetyCopy(reading: Reading): Promise<(string | null)[]> {
  const copies = reading.table<{ rows: readonly unknown[] }>('safetyCopies')
  const pages = await copies.where(':id').startsWithAnyOf('evidence', 'siblings').toArray()
  return pages.flatMap(({ rows }) => rows).map(nameIn)
}

/** Of what undoing an import may bring back. */
async function namesToBringBack(reading: Reading): Promise<(string | null)[]> {
  const states = await statesBefore(reading, 'evidence')
  return states.flatMap(({ main, siblings }) => [main, ...siblings]).map(nameIn)
}

/** Of jobs under way; those that were given up are forgotten. */
async function stagedNames(writing: Writing): Promise<string[]> {
  const journals = writing.table<Staged>('journals')
  const marks = await journals.where(':id').startsWith(STAGED).toArray()
  const isFresh = ({ at }: Staged): boolean => Math.abs(Date.parse(writing.now) - Date.parse(at)) < STAGED_MS
  await journals.bulkDelete(marks.filter((mark) => !isFresh(mark)).map(({ id }) => id))
  return marks.filter(isFresh).map(({ id }) => id.slice(STAGED.length))
}
