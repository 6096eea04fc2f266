import type { MeetingRecord, MergeChoice, RecordKey } from '@/domain/merge/import-plan'
import type { RecordState } from '@/domain/merge/state'
import type { Attachment } from '@/domain/records/evidence'
import type { Assessment } from '@/domain/records/assessment'
import type { CarriedRecords, Kind, VersionedKind } from '@/domain/records/registry'

/** Names a record that does not pass its schema: it is left out of lists, and stays stored as it is. */
export interface DamagedRecord {
  readonly kind: Kind
  readonly id: string
}

/** Everything that is stored, as it was at one moment, and what of it could not be read. */
export interface StoreSnapshot {
  /** Of attachments the heads, and only of those that some evidence names. */
  readonly records: CarriedRecords
  readonly damaged: readonly DamagedRecord[]
}

/** Reading and replacing everything at once, for backup and restore. */
export interface BackupStore {
  /** All records, also those in the bin. The bytes of attachments are not looked at: `bytesOf` does. */
  readAll(): Promise<StoreSnapshot>
  /** The bytes of an attachment. Throws `missing`, or `damaged` when they are no longer what their hash says. */
  bytesOf(sha256: string): Promise<Uint8Array<ArrayBuffer>>
  /** Those of these attachments that are not here. */
  lacking(sha256s: readonly string[]): Promise<string[]>
  /**
   * Keeps the bytes of a file ahead of the records that will name it, each in a transaction of its own; good bytes take
   * the place of damaged ones. It waits for its records for a day; then, as whatever nothing refers to, it may be
   * released. Throws `invalid` when the bytes are not what the hash says.
   */
  stage(attachment: Attachment): Promise<void>
  /**
   * Puts these records in the place of all that is stored, in one transaction: all or nothing. What stood there before
   * is kept as the safety copy, in place of an older one. Settings stay, only that the file, made at the instant
   * `madeAt`, becomes the last backup: whatever is stored now is in it. Attachments must have been staged; throws
   * `missing` when one of `records.attachments` that evidence names is not there. Evidence may name others: bytes that
   * were lost before, or left out.
   */
  replaceAll(records: CarriedRecords, madeAt?: string): Promise<void>
  /** When the safety copy was taken, or null when there is none. */
  safetyCopyTakenAt(): Promise<string | null>
  /** Exchanges what is stored with the safety copy, so that this too can be undone. Throws `missing` without one. */
  undoRestore(): Promise<void>
}

/** What an import did. */
export interface ImportOutcome {
  /** Names the import, for undoing it; null when it added or changed nothing. */
  readonly importId: string | null
  /** Every record that met one here or is new, with what became of it. */
  readonly plan: readonly MeetingRecord[]
}

/** An import that can still be undone. */
export interface UndoableImport {
  readonly importId: string
  readonly importedAt: string
  /** Name of the file, as the person knew it. */
  readonly fileName: string
  /** How many records it added or changed. */
  readonly changed: number
}

/** Adding what files hold to what is stored. */
export interface ImportStore {
  /** What importing would do; changes nothing. */
  preview(there: CarriedRecords): Promise<MeetingRecord[]>
  /**
   * Merges these records into the store, in one transaction: all or nothing. Attachments must have been staged; throws
   * `missing` as `replaceAll` does. What cannot be read here is not written over: its meeting is `refused`. Repeating it
   * changes nothing.
   */
  add(there: CarriedRecords, choices: readonly MergeChoice[], fileName: string): Promise<ImportOutcome>
  /** Imports of the last 30 days, newest first. */
  list(): Promise<UndoableImport[]>
  /**
   * Takes back what an import added or changed. What was edited since stays as it is, with what it belongs to, and is
   * returned. Throws `missing` when it cannot be undone any more.
   */
  undo(importId: string): Promise<readonly RecordKey[]>
}

/** A record of which several versions stand side by side. */
export interface OpenConflict extends RecordKey {
  readonly state: RecordState
  /** The assessment it belongs to; null when that is not here. */
  readonly assessment: Assessment | null
}

/** Records that were edited on two devices at the same time. */
export interface ConflictStore {
  /** Those that a person has to decide on; concurrent versions that say the same are not among them. */
  list(): Promise<OpenConflict[]>
  /**
   * Chooses the shown version (`null`) or the one under this sibling's id. What an answer loses by it is kept in its
   * history, and a ballot that was not chosen like one that an import replaces; what is deleted for good takes along
   * what belongs to it. Throws `missing` when the sibling is gone, `locked` for what nobody writes in a finished
   * assessment, `damaged` when the record cannot be read. `undoneAs` says, for the list of what can be undone, what was
   * chosen between; without it a ballot is named by its code alone.
   */
  choose(key: RecordKey, siblingId: string | null, undoneAs?: string): Promise<void>
}

/** A record in the bin. */
export interface BinEntry<K extends VersionedKind = VersionedKind> extends RecordKey<K> {
  readonly deletedAt: string
  /** When it is deleted for good: 30 days after it was put into the bin, or after the last restore or import where that came later. */
  readonly expiresAt: string
  /** Its title or name (`nameIn`); empty for an assessment. */
  readonly title: string
  /** The assessment itself, or the one it belongs to; null when that is not here. */
  readonly assessment: Assessment | null
}

/** What was deleted within the last 30 days. */
export interface BinStore {
  /** What people put into the bin, the last deleted first; not what lies in an assessment that is itself in the bin. */
  list(): Promise<BinEntry[]>
  /** Takes it out of the bin. Throws `missing`, also where what it belongs to is gone or in the bin; `locked` for evidence of a finished assessment. */
  restore(key: RecordKey): Promise<void>
  /**
   * Deletes for good what is in the bin, with all that belongs to it, leaving tombstones, and releases the files that
   * nothing refers to any more. Throws `missing` when it is not in the bin.
   */
  purge(key: RecordKey): Promise<void>
  /**
   * Purges what has been in the bin for 30 days, and imports and safety copies as old; how many entries of the bin were
   * purged. Nothing for a day after the clock has jumped: it may be wrong.
   */
  purgeExpired(): Promise<number>
}

/** How much is stored, and how much of it only here. */
export interface StoredAmount {
  readonly assessments: number
  /** Answers that say something, those in the bin not counted. */
  readonly answers: number
  /** Files that evidence names. */
  readonly attachments: number
  /** All records of all kinds. */
  readonly records: number
  /** Answers, evidence and actions changed or imported after the instant asked for; all of them where none was given. */
  readonly changedSince: number
}
