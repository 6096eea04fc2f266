import type { AllRecords } from '@/domain/records/registry'
import { ok, type Result } from '@/domain/shared/result'
import type { KibeContents } from '@/exchange/read-kibe-file'
import type { Refusal } from '@/exchange/refusal'
import type { FileOrigin } from '@/exchange/write-kibe-file'
import { startJob, type Job, type JobWorker, type Sending } from './job'
import type { KibeFileRequest, KibeFileUpdate, MadeBackup, ReadBackup } from './kibe-file-protocol'
import { batchesOf, bytesOf, RecordGatherer } from './record-batches'

/** The worker that writes and reads `.kibe` files; each does one job. */
export type KibeFileWorker<Result> = JobWorker<KibeFileRequest, KibeFileUpdate, Result>

/** Told how much of the work is done, 0–1. */
type OnProgress = (share: number) => void

function startWorker(): Worker {
  return new Worker(new URL('./kibe-file.worker.ts', import.meta.url), { type: 'module' })
}

/**
 * Makes a verified backup in a worker, so that the page stays free. The bytes of the attachments are moved to the worker
 * and gone from `records` afterwards: hand over a snapshot that nobody else reads.
 */
export function makeBackup(
  records: AllRecords,
  origin: FileOrigin,
  onProgress: OnProgress,
  start: () => KibeFileWorker<MadeBackup> = startWorker,
): Job<MadeBackup> {
  return startJob(start(), sendingsOf(records, origin), (update) => {
    if (update.kind === 'share') onProgress(update.share)
  })
}

function* sendingsOf(records: AllRecords, origin: FileOrigin): Generator<Sending<KibeFileRequest>> {
  for (const batch of batchesOf(records))
    yield { request: { kind: 'records', batch }, transfer: bytesOf(batch) }
  yield { request: { kind: 'make', origin } }
}

/** Reads and checks a `.kibe` file in a worker, so that the page stays free. */
export function readBackup(
  file: Blob,
  onProgress: OnProgress,
  start: () => KibeFileWorker<ReadBackup> = startWorker,
): Job<Result<KibeContents, Refusal>> {
  const gathered = new RecordGatherer()
  const job = startJob(start(), [{ request: { kind: 'read', file } }], (update: KibeFileUpdate) => {
    if (update.kind === 'share') onProgress(update.share)
    else gathered.add(update.batch)
  })
  const done = job.done.then((read) => (read.ok ? ok({ ...read.value, records: gathered.all() }) : read))
  return { done, cancel: () => job.cancel() }
}
