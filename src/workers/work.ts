/** What can be done beside the page, each in a worker of its own. */
export type WorkName =
  | 'checking-sheet'
  | 'comparison'
  | 'docx'
  | 'kibe-file'
  | 'qr-reading'
  | 'qr-series'
  | 'questionnaire'
  | 'report'

/** How work tells the page; what is transferred is no longer the worker's. */
export type Tell = (message: unknown, transfer?: Transferable[]) => void

/** Begins work of one name; what it returns takes what the page asks, message by message, and never rejects. */
export type BeginWork = (tell: Tell) => (asked: never) => Promise<void> | void

/** A worker for this work. All of them run one script, so that what they share is kept on the device once. */
export function startWorker(name: WorkName): Worker {
  return new Worker(new URL('./kibe.worker.ts', import.meta.url), { type: 'module', name })
}
