import type { FormModel } from '@/reporting/blank/form-model'
import type { ReportModel } from '@/reporting/model/report-model'
import type { ReportProgress } from '@/reporting/pdf/make-pdf'
import { JobBroken, startJob, type Job, type JobWorker } from './job'
import type { ReportProblem, ReportRequest, ReportResult } from './report-protocol'
import { startWorker } from './work'

/** A report or form could not be made; nothing was written. `problem` says why. */
export class ReportError extends Error {
  readonly problem: ReportProblem
  constructor(problem: ReportProblem) {
    super(problem.code)
    this.name = 'ReportError'
    this.problem = problem
  }
}

/** The worker that makes reports. */
export type ReportWorker = JobWorker<ReportRequest, ReportProgress, ReportResult>

const startReportWorker = (): ReportWorker => startWorker('report')

/**
 * Makes the PDF of a report in a worker, so that the page stays free. `onProgress` is told how far it is. Rejects with
 * `ReportError`, or with `JobCancelled` after `cancel`.
 */
export function makeReport(
  model: ReportModel,
  onProgress: (progress: ReportProgress) => void,
  start: () => ReportWorker = startReportWorker,
): Job<Blob> {
  return makeFile({ kind: 'report', model }, onProgress, start)
}

/** Makes the PDF of a blank form, as `makeReport` does that of a report. */
export function makeBlankForm(
  model: FormModel,
  onProgress: (progress: ReportProgress) => void,
  start: () => ReportWorker = startReportWorker,
): Job<Blob> {
  return makeFile({ kind: 'form', model }, onProgress, start)
}

/** Makes the PDF of a workshop's ballots, of one of its sheets or of its minutes, as `makeReport` does that of a report. */
export function makeWorkshopFile(
  request: Extract<ReportRequest, { kind: 'ballots' | 'workshopPaper' | 'minutes' }>,
  onProgress: (progress: ReportProgress) => void,
  start: () => ReportWorker = startReportWorker,
): Job<Blob> {
  return makeFile(request, onProgress, start)
}

function makeFile(
  request: ReportRequest,
  onProgress: (progress: ReportProgress) => void,
  start: () => ReportWorker,
): Job<Blob> {
  const job = startJob(start(), request, onProgress)
  return { done: fileOf(job), cancel: () => job.cancel() }
}

async function fileOf(job: Job<ReportResult>): Promise<Blob> {
  const result = await job.done.catch((error: unknown) => {
    throw error instanceof JobBroken ? new ReportError({ code: 'failed', detail: error.message }) : error
  })
  if (!result.ok) throw new ReportError(result.error)
  return new Blob([result.value], { type: 'application/pdf' })
}
