import type { Result } from '@/domain/shared/result'
import type { KibeContents } from '@/exchange/read-kibe-file'
import type { Refusal } from '@/exchange/refusal'
import type { BackupProblem, Counts } from '@/exchange/verified-backup'
import type { FileOrigin } from '@/exchange/write-kibe-file'
import type { RecordBatch } from './record-batches'

/** What the page asks of the worker: records and then `make`, or one `read`. */
export type KibeFileRequest =
  | { readonly kind: 'records'; readonly batch: RecordBatch }
  /** Make a backup of the records that were sent. */
  | { readonly kind: 'make'; readonly origin: FileOrigin }
  | { readonly kind: 'read'; readonly file: Blob }

/** What the worker tells before it is done: the share of the work, 0–1, and the records it has read. */
export type KibeFileUpdate =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'records'; readonly batch: RecordBatch }

/** A backup that was read back and compared. */
export interface BackupFile {
  readonly file: Blob
  readonly counts: Counts
}

/** The answer to `make`. */
export type MadeBackup = Result<BackupFile, BackupProblem>
/** The answer to `read`; the records came before, in batches. */
export type ReadBackup = Result<Omit<KibeContents, 'records'>, Refusal>
