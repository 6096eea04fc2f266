import { vi } from 'vitest'
import { ok } from '@/domain/shared/result'
import { writeComparisonDocx } from '@/reporting/docx/comparison-docx'
import { runCheckingSheet } from '@/workers/run-checking-sheet'
import { runComparison, type ComparisonTools } from '@/workers/run-comparison'
import { runDocx } from '@/workers/run-docx'
import { madeReport, runReport } from '@/workers/run-report'
import { testFonts } from '../reporting/fixture'
import { KibeFileThread, toolsOn } from '../support/kibe-file-thread'
import { QuestionnaireThread } from '../support/questionnaire-thread'

/** A worker as the page has it. */
interface PageWorker {
  onmessage: ((event: MessageEvent) => void) | null
  onerror: unknown
  postMessage(request: unknown): void
  terminate(): void
}
/** What a worker does with a request; what it answers is heard by the page. */
type Run = (request: never, answer: (data: unknown) => void) => Promise<unknown> | undefined

class SameThread implements PageWorker {
  onmessage: PageWorker['onmessage'] = null
  onerror: unknown = null
  readonly #run: Run
  constructor(run: Run) {
    this.#run = run
  }
  postMessage(request: unknown): void {
    void this.#run(structuredClone(request) as never, (data) => this.onmessage?.({ data } as MessageEvent))
  }
  terminate(): void {
    this.onmessage = null
  }
}

const laidOutHere: ComparisonTools['layOut'] = {
  pdf: (model) => madeReport({ kind: 'comparison', model }, testFonts, () => undefined),
  docx: async (model) => ok(await writeComparisonDocx(model)),
}

/** How the work of each worker is done here; those that read or draw pictures do nothing. */
function workerOf(name: string, databaseName: string): PageWorker {
  switch (name) {
    case 'kibe-file':
      return new KibeFileThread(toolsOn(databaseName))
    case 'questionnaire':
      return new QuestionnaireThread(databaseName)
    case 'report':
      return new SameThread((request, answer) => runReport(request, testFonts, answer))
    case 'checking-sheet':
      return new SameThread((request, answer) => runCheckingSheet(request, answer))
    case 'docx':
      return new SameThread((request, answer) => runDocx(request, answer))
    case 'comparison':
      return new SameThread((request, answer) =>
        runComparison(request, { open: toolsOn(databaseName).open, layOut: laidOutHere }, answer),
      )
    case 'qr-series':
    case 'qr-reading':
      return new SameThread(() => undefined)
    default:
      throw new Error(`What does the worker ${name} hand out? Say so in tests/privacy.`)
  }
}

/** From now on workers do their real work in this thread, on this database. */
export function workInThisThread(databaseName: string): void {
  // Called with `new`, which gives what a function returns.
  function WorkerHere(url: URL | string, { name = String(url) }: WorkerOptions = {}): PageWorker {
    return workerOf(name, databaseName)
  }
  vi.stubGlobal('Worker', WorkerHere)
}
