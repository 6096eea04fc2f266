import { XLSX_TYPE } from '@/reporting/xlsx/workbook'
import type { CheckingRequest, CheckingResult } from './checking-sheet-protocol'
import { JobBroken, startJob, type Job, type JobWorker } from './job'
import { startWorker } from './work'

/** The worker that makes checking sheets. */
export type CheckingWorker = JobWorker<CheckingRequest, never, CheckingResult>

const startCheckingWorker = (): CheckingWorker => startWorker('checking-sheet')

/**
 * Makes the checking sheet of a score in a worker, so that the page stays free. Rejects with `JobBroken` where that does
 * not succeed, or with `JobCancelled` after `cancel`.
 */
export function makeCheckingSheet(
  input: CheckingRequest,
  start: () => CheckingWorker = startCheckingWorker,
): Job<Blob> {
  const job = startJob(start(), input, () => undefined)
  return { done: fileOf(job), cancel: () => job.cancel() }
}

async function fileOf(job: Job<CheckingResult>): Promise<Blob> {
  const result = await job.done
  if (!result.ok) throw new JobBroken(result.error)
  return new Blob([result.value], { type: XLSX_TYPE })
}
