import type { DocxRequest, DocxResult } from './docx-protocol'
import { JobBroken, startJob, type Job, type JobWorker } from './job'
import { startWorker } from './work'

/** Type of a file for word processors (ECMA-376). */
const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The worker that makes files for word processors; the library that lays them out is loaded with it. */
export type DocxWorker = JobWorker<DocxRequest, never, DocxResult>

const startDocxWorker = (): DocxWorker => startWorker('docx')

/**
 * Makes the minutes of a workshop as a DOCX file in a worker, so that the page stays free. Rejects with `JobBroken` where
 * that does not succeed, or with `JobCancelled` after `cancel`.
 */
export function makeDocx(model: DocxRequest, start: () => DocxWorker = startDocxWorker): Job<Blob> {
  const job = startJob(start(), model, () => undefined)
  return { done: fileOf(job), cancel: () => job.cancel() }
}

async function fileOf(job: Job<DocxResult>): Promise<Blob> {
  const result = await job.done
  if (!result.ok) throw new JobBroken(result.error)
  return new Blob([result.value], { type: DOCX_TYPE })
}
