import { openStorage } from '@/storage/open-storage'
import { rawDump } from '@/storage/raw-dump'
import type { JobAnswer } from '@/workers/job'
import type { KibeFileWorker } from '@/workers/kibe-file'
import type { KibeFileRequest, KibeFileResults, KibeFileUpdate } from '@/workers/kibe-file-protocol'
import { kibeFileRunner, type KibeFileTools } from '@/workers/run-kibe-file'
import { testClock, testIds } from './storage-parts'

type JobKind = keyof KibeFileResults

/** The worker's tools on one database. */
export function toolsOn(databaseName: string): KibeFileTools {
  return {
    open: () => openStorage({ clock: testClock(), ids: testIds, databaseName }),
    dump: (onShare) => rawDump(databaseName, onShare),
  }
}

/**
 * The real work of the worker for `.kibe` files without a thread of its own: what it tells on the way is copied as
 * between threads, and what comes after `terminate` is not heard. The work itself goes on.
 */
export class KibeFileThread<K extends JobKind> implements KibeFileWorker<K> {
  onmessage: KibeFileWorker<K>['onmessage'] = null
  onerror: KibeFileWorker<K>['onerror'] = null
  isTerminated = false
  /** Resolves when the work is at its end, heard or not. */
  finished: Promise<void> = Promise.resolve()
  readonly #run: (request: KibeFileRequest) => Promise<void>

  constructor(tools: KibeFileTools) {
    this.#run = kibeFileRunner(tools, (answer) => {
      if (this.isTerminated) return
      const heard = answer.kind === 'update' ? structuredClone(answer) : answer
      this.onmessage?.({ data: heard as JobAnswer<KibeFileUpdate, KibeFileResults[K]> } as MessageEvent)
    })
  }

  postMessage(request: KibeFileRequest): void {
    this.finished = this.#run(request)
  }
  terminate(): void {
    this.isTerminated = true
  }
}
