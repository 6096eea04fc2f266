/** What a worker tells the page: how far it is or parts of what it has, then the result; or that it broke down. */
export type JobAnswer<Update, Result> =
  | { readonly kind: 'update'; readonly update: Update }
  | { readonly kind: 'done'; readonly result: Result }
  /** `detail` is for whoever mends it, not for the person. */
  | { readonly kind: 'broken'; readonly detail: string }

/** How a worker's code answers; what is transferred is no longer the worker's. */
export type Answering<Update, Result> = (answer: JobAnswer<Update, Result>, transfer?: Transferable[]) => void

/** What is used of a worker. */
export interface JobWorker<Request, Update, Result> {
  postMessage(request: Request): void
  terminate(): void
  onmessage: ((event: MessageEvent<JobAnswer<Update, Result>>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** Work in a worker. */
export interface Job<Result> {
  /** Rejects with `JobCancelled` after `cancel`, and with `JobBroken` when the worker breaks down. */
  readonly done: Promise<Result>
  /** Stops the work at once; does nothing once it is done. */
  cancel(): void
}

/** The person stopped the work. */
export class JobCancelled extends Error {}

/** The worker broke down, for example for want of memory; the message says how, for whoever mends it. */
export class JobBroken extends Error {}

/** Has a worker of its own do one job, so that the page stays free; it ends with the job. */
export function startJob<Request, Update, Result>(
  worker: JobWorker<Request, Update, Result>,
  request: Request,
  onUpdate: (update: Update) => void,
): Job<Result> {
  let refuse: (reason: Error) => void = () => undefined
  const done = new Promise<Result>((resolve, reject) => {
    refuse = (reason) => {
      // From now on nothing of it is heard any more.
      worker.terminate()
      reject(reason)
    }
    worker.onmessage = ({ data }) => {
      if (data.kind === 'update') onUpdate(data.update)
      else if (data.kind === 'broken') refuse(new JobBroken(data.detail))
      else {
        worker.terminate()
        resolve(data.result)
      }
    }
    worker.onerror = ({ message }) => refuse(new JobBroken(message))
  })
  try {
    worker.postMessage(request)
  } catch (error) {
    // What was asked cannot be copied.
    refuse(new JobBroken(String(error)))
  }
  return { done, cancel: () => refuse(new JobCancelled()) }
}
