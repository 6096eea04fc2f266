import type { JobAnswer } from '@/workers/job'
import type { KibeFileWorker } from '@/workers/kibe-file'
import type { KibeFileRequest, KibeFileUpdate } from '@/workers/kibe-file-protocol'
import { kibeFileRunner } from '@/workers/run-kibe-file'

/**
 * The real work of the worker for `.kibe` files without a thread of its own: records are copied and their bytes moved as
 * between threads (files are shared there, too), and what comes after `terminate` is not heard.
 */
export class KibeFileThread<Result> implements KibeFileWorker<Result> {
  onmessage: KibeFileWorker<Result>['onmessage'] = null
  onerror: KibeFileWorker<Result>['onerror'] = null
  isTerminated = false
  readonly #run = kibeFileRunner((answer, transfer = []) => {
    if (this.isTerminated) return
    const heard = answer.kind === 'update' ? structuredClone(answer, { transfer }) : answer
    this.onmessage?.({ data: heard as JobAnswer<KibeFileUpdate, Result> } as MessageEvent)
  })

  postMessage(request: KibeFileRequest, transfer: Transferable[]): void {
    void this.#run(request.kind === 'records' ? structuredClone(request, { transfer }) : request)
  }
  terminate(): void {
    this.isTerminated = true
  }
}
