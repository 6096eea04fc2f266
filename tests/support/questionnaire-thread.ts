import { vi } from 'vitest'
import type { JobAnswer } from '@/workers/job'
import type { QuestionnaireRequest, QuestionnaireResults } from '@/workers/questionnaire-protocol'
import type { QuestionnaireWorker } from '@/workers/questionnaires'
import { questionnaireRunner } from '@/workers/run-questionnaire'
import { toolsOn } from './kibe-file-thread'

type JobKind = keyof QuestionnaireResults

/** The real work of the worker for questionnaires without a thread of its own; what comes after `terminate` is not heard. */
export class QuestionnaireThread<K extends JobKind> implements QuestionnaireWorker<K> {
  onmessage: QuestionnaireWorker<K>['onmessage'] = null
  onerror: QuestionnaireWorker<K>['onerror'] = null
  isTerminated = false
  readonly #databaseName: string

  constructor(databaseName: string) {
    this.#databaseName = databaseName
  }

  postMessage(request: QuestionnaireRequest): void {
    const run = questionnaireRunner(toolsOn(this.#databaseName).open, (answer) => {
      if (this.isTerminated) return
      this.onmessage?.({ data: answer as JobAnswer<never, QuestionnaireResults[K]> } as MessageEvent)
    })
    void run(request)
  }
  terminate(): void {
    this.isTerminated = true
  }
}

/** From now on workers for questionnaires are threads of this process that work on this database; all that were started. */
export function questionnaireThreadsOn(
  databaseName: string,
  { isBusy = false } = {},
): QuestionnaireThread<never>[] {
  const threads: QuestionnaireThread<never>[] = []
  class ThreadHere extends QuestionnaireThread<never> {
    constructor() {
      super(databaseName)
      threads.push(this)
    }
    override postMessage(request: QuestionnaireRequest): void {
      if (!isBusy) super.postMessage(request)
    }
  }
  vi.stubGlobal('Worker', ThreadHere)
  return threads
}
