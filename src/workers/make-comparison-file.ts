import type { ComparisonProblem, ComparisonRequest, ComparisonResult } from './comparison-protocol'
import { startJob, type Job, type JobWorker } from './job'
import { startWorker } from './work'

/** A file of a comparison could not be made; nothing was written. `problem` says why. */
export class ComparisonError extends Error {
  readonly problem: ComparisonProblem
  constructor(problem: ComparisonProblem) {
    super(problem.reason)
    this.name = 'ComparisonError'
    this.problem = problem
  }
}

/** The worker that compares what is stored; it tells the share that is done, 0–1. */
export type ComparisonWorker = JobWorker<ComparisonRequest, number, ComparisonResult>

const startComparisonWorker = (): ComparisonWorker => startWorker('comparison')

/**
 * Makes one file of a comparison in a worker, so that the page stays free: a report in each language as one ZIP, or
 * tables. `onShare` is told how much is done, 0–1. Rejects with `ComparisonError` or `JobBroken`, or with `JobCancelled`
 * after `cancel`.
 */
export function makeComparisonFile(
  request: ComparisonRequest,
  onShare: (share: number) => void,
  start: () => ComparisonWorker = startComparisonWorker,
): Job<Blob> {
  const job = startJob(start(), request, onShare)
  return { done: fileOf(job), cancel: () => job.cancel() }
}

async function fileOf(job: Job<ComparisonResult>): Promise<Blob> {
  const result = await job.done
  if (!result.ok) throw new ComparisonError(result.error)
  return result.value
}
