import { packedEntry, zipOf } from '@/exchange/write-zip'
import type { ComparisonModel } from '@/reporting/comparison/comparison-model'
import type { ComparisonProblem, ComparisonRequest, ComparisonResult } from './comparison-protocol'
import { startJob, type Job, type JobWorker } from './job'
import { makeDocx } from './make-docx'
import { makeComparisonPdf } from './make-report'
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

/** The worker that compares what is stored. */
export type ComparisonWorker = JobWorker<ComparisonRequest, never, ComparisonResult>

/** Lays one report out as a file; `onShare` is told how much is done, 0–1. */
export type LayOut = (model: ComparisonModel, onShare: (share: number) => void) => Job<Blob>

const LAY_OUT: Readonly<Record<'pdf' | 'docx', LayOut>> = {
  pdf: (model, onShare) => makeComparisonPdf(model, ({ share }) => onShare(share)),
  docx: (model) => makeDocx(model),
}
/** How much of the work is done once everything is compared. */
const COMPARED = 0.2

const startComparisonWorker = (): ComparisonWorker => startWorker('comparison')

/**
 * Makes one file of a comparison in workers, so that the page stays free: a report in each language as one ZIP, or tables.
 * `onShare` is told how much is done, 0–1. Rejects with `ComparisonError`, with `ReportError` or `JobBroken` where a file
 * cannot be laid out, or with `JobCancelled` after `cancel`.
 */
export function makeComparisonFile(
  request: ComparisonRequest,
  onShare: (share: number) => void,
  start: () => ComparisonWorker = startComparisonWorker,
  layOut: Readonly<Record<'pdf' | 'docx', LayOut>> = LAY_OUT,
): Job<Blob> {
  const { during, cancel } = oneAfterAnother()
  async function made(): Promise<Blob> {
    const result = await during(startJob(start(), request, () => undefined))
    if (!result.ok) throw new ComparisonError(result.error)
    if (result.value.kind === 'file') return result.value.file
    const { models, ending } = result.value
    const files: NamedFile[] = []
    for (const [index, model] of models.entries()) {
      const tell = (share: number) => onShare(COMPARED + (1 - COMPARED) * ((index + share) / models.length))
      tell(0)
      files.push({ name: `${model.fileName}.${ending}`, file: await during(layOut[ending](model, tell)) })
    }
    return zipped(files)
  }
  return { done: made(), cancel }
}

/** Jobs of which each begins when the one before is done; `cancel` stops whichever is under way. */
function oneAfterAnother() {
  let stop: (() => void) | null = null
  let isStopped = false
  return {
    during: <T>(job: Job<T>): Promise<T> => {
      stop = () => job.cancel()
      if (isStopped) stop()
      return job.done
    },
    cancel: () => {
      isStopped = true
      stop?.()
    },
  }
}

interface NamedFile {
  readonly name: string
  readonly file: Blob
}

/** Both are packed in themselves already. */
async function zipped(files: readonly NamedFile[]): Promise<Blob> {
  const entries = files.map(async ({ name, file }) =>
    packedEntry(name, new Uint8Array(await file.arrayBuffer()), false),
  )
  return zipOf(await Promise.all(entries))
}
