import { CARRIED_KINDS, type AllRecords, type Kind, type RecordTypes } from '@/domain/records/registry'
import { fail, ok, type Result } from '@/domain/shared/result'
import { readKibeFile } from './read-kibe-file'
import type { Refusal } from './refusal'
import type { OnShare } from './share'
import { recordText, writeKibeFile, type FileOrigin } from './write-kibe-file'

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

/** A backup that was read back and compared, record by record. */
export interface VerifiedBackup {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly counts: Counts
}

/** Writes a `.kibe` file, reads it back, and compares it with the records. Only what this returns may be called verified. */
export function makeVerifiedBackup(
  records: AllRecords,
  origin: FileOrigin,
  onShare: OnShare = () => undefined,
): Result<VerifiedBackup, BackupProblem> {
  const bytes = writeKibeFile(records, origin, (share) => onShare(share / 2))
  const counts = verifyBackup(bytes, records, (share) => onShare((1 + share) / 2))
  return counts.ok ? ok({ bytes, counts: counts.value }) : counts
}

/** The counts, if the file holds exactly these records, byte for byte. */
export function verifyBackup(
  bytes: Uint8Array,
  records: AllRecords,
  onShare: OnShare = () => undefined,
): Result<Counts, BackupProblem> {
  const read = readKibeFile(bytes, onShare)
  if (!read.ok) return fail({ reason: 'refused', refusal: read.error })
  const differences = CARRIED_KINDS.flatMap((kind) => differencesOf(kind, records, read.value.records))
  return differences.length > 0 ? fail({ reason: 'differs', differences }) : ok(countsOf(records))
}

/** How many records of each kind there are. */
export function countsOf(records: AllRecords): Counts {
  return Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, records[kind].length])) as Counts
}

function differencesOf(kind: Kind, expected: AllRecords, found: AllRecords): Difference[] {
  const [here, there] = [textsById(expected[kind]), textsById(found[kind])]
  const ids = new Set([...here.keys(), ...there.keys()])
  return [...ids].filter((id) => here.get(id) !== there.get(id)).map((id) => ({ kind, id }))
}

function textsById(records: readonly RecordTypes[Kind][]): Map<string, string> {
  // The bytes of an attachment need no comparing: they are under their hash, and the hash was checked on reading.
  return new Map(records.map((record) => [record.id, recordText(record)]))
}
