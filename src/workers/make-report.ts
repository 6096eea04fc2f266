import type { ReportModel } from '@/reporting/model/report-model'
import type { ReportProgress } from '@/reporting/pdf/make-pdf'
import type { ReportAnswer, ReportProblem, ReportRequest } from './report-protocol'

/** A report could not be made; nothing was written. `problem` says why. */
export class ReportError extends Error {
  readonly problem: ReportProblem
  constructor(problem: ReportProblem) {
    super(problem.code)
    this.name = 'ReportError'
    this.problem = problem
  }
}

/** The person stopped the report. */
export class ReportCancelled extends Error {}

/** A report that is being made. */
export interface ReportJob {
  /** The file. Rejects with `ReportError`, or with `ReportCancelled` after `cancel`. */
  readonly done: Promise<Blob>
  /** Stops the work at once; does nothing once it is done. */
  cancel(): void
}

/** What is used of a worker. */
export interface ReportWorker {
  postMessage(request: ReportRequest): void
  terminate(): void
  onmessage: ((event: MessageEvent<ReportAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

function startWorker(): ReportWorker {
  return new Worker(new URL('./report.worker.ts', import.meta.url), { type: 'module' })
}

/** Makes the PDF of a report in a worker, so that the page stays free. `onProgress` is told how far it is. */
export function makeReport(
  model: ReportModel,
  onProgress: (progress: ReportProgress) => void,
  start: () => ReportWorker = startWorker,
): ReportJob {
  const worker = start()
  let reject: (reason: Error) => void = () => undefined
  const done = new Promise<Blob>((resolve, refuse) => {
    reject = refuse
    worker.onmessage = ({ data }: MessageEvent<ReportAnswer>) => {
      if (data.kind === 'progress') {
        onProgress(data.progress)
        return
      }
      worker.terminate()
      if (data.kind === 'done') resolve(new Blob([data.bytes], { type: 'application/pdf' }))
      else refuse(new ReportError(data.problem))
    }
    worker.onerror = ({ message }) => {
      worker.terminate()
      refuse(new ReportError({ code: 'failed', detail: message }))
    }
  })
  const request: ReportRequest = { model }
  worker.postMessage(request)
  return {
    done,
    cancel: () => {
      worker.terminate()
      reject(new ReportCancelled())
    },
  }
}
