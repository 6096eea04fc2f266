import { withoutAttachments } from '@/domain/records/references'
import { CARRIED_KINDS, type CarriedRecords, type Kind } from '@/domain/records/registry'
import { fail, ok, type Result } from '@/domain/shared/result'
import type { FileOrigin } from './manifest'
import { openKibeFile, type OpenOptions } from './open-kibe-file'
import type { Refusal } from './refusal'
import type { OnShare } from './share'
import { recordText, writeKibeFile, type KibeSource, type WriteOptions } from './write-kibe-file'

/** How many records of each kind, those in the bin included. */
export type Counts = Readonly<Record<Kind, number>>

/** A record that is not the same, or not there, on the other side. */
interface Difference {
  readonly kind: Kind
  readonly id: string
}

/** Why a file is no backup of these records: it cannot be read, or it holds something else. */
export type BackupProblem =
  | { readonly reason: 'refused'; readonly refusal: Refusal }
  | { readonly reason: 'differs'; readonly differences: readonly Difference[] }

/** A file that was read back and compared, record by record. */
export interface VerifiedBackup {
  readonly file: Blob
  readonly counts: Counts
  /** SHA-256 of the attachments that are not in it because their bytes are lost; the evidence that names them is. */
  readonly leftOut: readonly string[]
}

/**
 * Writes a `.kibe` file, reads it back, and compares it with the records. Only what this returns may be called verified.
 * A file with its attachments beside it is verified with them, where they lie: `verifyBackup`. Throws what
 * `writeKibeFile` throws.
 */
export async function makeVerifiedBackup(
  source: KibeSource,
  origin: FileOrigin,
  options: WriteOptions,
  onShare: OnShare = () => undefined,
): Promise<Result<VerifiedBackup, BackupProblem>> {
  const { file, leftOut } = await writeKibeFile(source, origin, options, (share) => onShare(share / 2))
  const records = withoutAttachments(source.records, new Set(leftOut))
  const counts = await verifyBackup(file, records, options, (share) => onShare((1 + share) / 2))
  return counts.ok ? ok({ file, counts: counts.value, leftOut }) : counts
}

/** The counts, if the file holds exactly these records, byte for byte, and the bytes of all their attachments. */
export async function verifyBackup(
  file: Blob,
  records: CarriedRecords,
  options: OpenOptions,
  onShare: OnShare = () => undefined,
): Promise<Result<Counts, BackupProblem>> {
  const opened = await openKibeFile(file, options, onShare)
  if (!opened.ok) return fail({ reason: 'refused', refusal: opened.error })
  const differences = CARRIED_KINDS.flatMap((kind) => differencesOf(kind, records, opened.value.records))
  return differences.length > 0 ? fail({ reason: 'differs', differences }) : ok(countsOf(records))
}

/** How many records of each kind there are. */
export function countsOf(records: CarriedRecords): Counts {
  return Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, records[kind].length])) as Counts
}

function differencesOf(kind: Kind, expected: CarriedRecords, found: CarriedRecords): Difference[] {
  type Row = CarriedRecords[Kind][number]
  const there = new Map<string, Row>(found[kind].map((record) => [record.id, record]))
  const different: string[] = []
  for (const record of expected[kind]) {
    const other = there.get(record.id)
    // The bytes of an attachment need no comparing: they are under their hash, and the hash was checked on opening.
    if (!other || recordText(record) !== recordText(other)) different.push(record.id)
    there.delete(record.id)
  }
  return [...different, ...there.keys()].map((id) => ({ kind, id }))
}
