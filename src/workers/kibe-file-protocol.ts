import type { MergeChoice, Meeting, RecordKey } from '@/domain/merge/import-plan'
import type { RecordVersion } from '@/domain/merge/state'
import type { Omission } from '@/domain/records/partial'
import type { Kind } from '@/domain/records/registry'
import type { ShareSelection } from '@/domain/sharing/selection'
import type { Result } from '@/domain/shared/result'
import type { FileOrigin } from '@/exchange/manifest'
import type { Refusal } from '@/exchange/refusal'
import type { BackupProblem, Counts } from '@/exchange/verified-backup'
import type { StorageFailure } from '@/storage/storage'

/** A file that a person has chosen, and the passphrase they gave for it. */
export interface ChosenFile {
  readonly file: File
  readonly passphrase: string | null
  /** Where its attachments lie beside it, for a backup in a folder; null for a file that holds everything. */
  readonly folder: FileSystemDirectoryHandle | null
}

/** What the page asks of the worker: one job. The worker reads and writes the store by itself. */
export type KibeFileRequest =
  /** Make a verified backup of everything. */
  | { readonly kind: 'backup'; readonly origin: FileOrigin; readonly passphrase: string | null }
  /** Make a file of some of it. */
  | {
      readonly kind: 'share'
      readonly origin: FileOrigin
      readonly passphrase: string | null
      readonly selection: ShareSelection
    }
  /** Read and check files, and say what importing them would do; changes nothing. */
  | { readonly kind: 'open'; readonly files: readonly ChosenFile[] }
  /** Add what the files hold, all of them in one transaction: what opening the same files has shown. */
  | {
      readonly kind: 'import'
      readonly files: readonly ChosenFile[]
      readonly choices: readonly MergeChoice[]
    }
  /** Put what the file holds in the place of everything. */
  | { readonly kind: 'restore'; readonly file: ChosenFile }
  /** Write a verified backup into a folder: records anew, each attachment once. */
  | { readonly kind: 'folder'; readonly folder: FileSystemDirectoryHandle; readonly origin: FileOrigin }
  /** Find the newest backup in a folder that can be read; changes nothing. */
  | { readonly kind: 'openFolder'; readonly folder: FileSystemDirectoryHandle }
  /** Everything that is stored, as it lies there, for an emergency. */
  | { readonly kind: 'dump' }

/** Which part of a job is under way. */
export type KibeFileStage = 'reading' | 'writing' | 'checking' | 'files' | 'records'

/** What the worker tells before it is done. */
export type KibeFileUpdate =
  /** The share of the stage that is done, 0–1; null while it is not known. */
  | { readonly kind: 'progress'; readonly stage: KibeFileStage; readonly share: number | null }
  /** Records of the opened files that the person should see, in batches. */
  | { readonly kind: 'meetings'; readonly batch: readonly ListedMeeting[] }

/** A file that was made; a backup was read back and compared. */
export interface MadeFile {
  readonly file: Blob
  readonly counts: Counts
  /** Records that cannot be read and are therefore not in the file. */
  readonly leftOut: number
  /** Files that evidence in it names and whose bytes are lost on the device. */
  readonly lostFiles: number
}

/** A record of an opened file that is not simply new or identical. */
export interface ListedMeeting extends RecordKey {
  readonly meeting: Exclude<Meeting, 'new' | 'identical'>
  readonly assessmentId: string | null
  /** The item of an answer or a decision, the title of evidence or of an action; empty for others. */
  readonly title: string
  /** What stands here and in the file, for a record in conflict; null for the others. */
  readonly here: RecordVersion | null
  readonly there: RecordVersion | null
}

/** How many records of each kind an import finds new, identical and so on. */
export type MeetingCounts = Readonly<Record<Meeting, Readonly<Partial<Record<Kind, number>>>>>

/** What importing would do to one assessment. */
export interface AssessmentMeeting {
  readonly assessmentId: string
  /** Code of the municipality and wave; null when the assessment is neither here nor in the files. */
  readonly assessment: { readonly municipality: string; readonly wave: string } | null
  readonly counts: MeetingCounts
}

/** What one opened file says of itself. */
export interface OpenedFile {
  readonly name: string
  readonly createdAt: string
  readonly purpose: 'backup' | 'share'
  readonly counts: Counts
  /** Attached files that its evidence names and that are neither in it nor beside it. */
  readonly missingFiles: number
  /** Other references that lead nowhere. */
  readonly dangling: number
  /** What was left out when it was made. */
  readonly omitted: readonly Omission[]
}

/** What opening found. The listed meetings came before, in batches. */
export interface OpenedFiles {
  readonly files: readonly OpenedFile[]
  /** Files that were not read, and why; those that only lack the right passphrase among them. */
  readonly refused: readonly { readonly name: string; readonly refusal: Refusal }[]
  readonly counts: MeetingCounts
  readonly assessments: readonly AssessmentMeeting[]
}

/** What an import did. */
export interface Imported {
  /** Names the import, for undoing it; null when it changed nothing. */
  readonly importId: string | null
  readonly counts: MeetingCounts
}

/** What a backup into a folder did. */
export interface WrittenFolder {
  readonly fileName: string
  readonly counts: Counts
  /** Records that cannot be read and are therefore not in the backup. */
  readonly leftOut: number
  /** Files that evidence in it names and whose bytes are lost on the device. */
  readonly lostFiles: number
  /** Old backups and their attachments that should have been deleted, but that the folder did not let go. */
  readonly notDeleted: number
}

/** Why a backup into a folder was not made; the store and older backups in the folder are as they were. */
export type FolderProblem =
  /** The permission has lapsed: it has to be asked for again, by a button. */
  | { readonly reason: 'noPermission' }
  /** The folder is gone, or the disk is full; `detail` is for whoever mends it. */
  | { readonly reason: 'notWritten'; readonly detail: string }
  | { readonly reason: 'notVerified'; readonly problem: BackupProblem }

/** The newest backup in a folder that can be read. */
export interface FolderBackup {
  /** To be opened, imported or restored. */
  readonly backup: ChosenFile
  readonly createdAt: string
  readonly counts: Counts
  /** Names of newer files that cannot be read. */
  readonly unreadable: readonly string[]
}

/** Why nothing was found in a folder. */
export type OpenFolderProblem =
  | { readonly reason: 'noPermission' }
  /** The folder is gone; `detail` is for whoever mends it. */
  | { readonly reason: 'notRead'; readonly detail: string }
  /** No backup is there, or only those named here, which cannot be read. */
  | { readonly reason: 'noBackup'; readonly unreadable: readonly string[] }

/** Storage that failed; nothing was changed. */
export interface StorageFailed {
  readonly reason: 'storage'
  readonly failure: StorageFailure
}

/** A file that was refused; nothing was changed. */
export interface FileRefused {
  readonly reason: 'refused'
  readonly name: string
  readonly refusal: Refusal
}

/** Why what a file holds was not taken. */
export type JobFailure = FileRefused | StorageFailed

/** The answer to each kind of request. A worker that breaks down rejects the job instead. */
export interface KibeFileResults {
  backup: Result<MadeFile, BackupProblem | StorageFailed>
  share: Result<MadeFile, BackupProblem | StorageFailed>
  open: Result<OpenedFiles, StorageFailed>
  import: Result<Imported, JobFailure>
  restore: Result<Counts, JobFailure>
  folder: Result<WrittenFolder, FolderProblem | StorageFailed>
  openFolder: Result<FolderBackup, OpenFolderProblem>
  dump: Result<Blob, StorageFailed>
}
