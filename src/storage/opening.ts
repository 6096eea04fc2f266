import { StorageError, type StorageFailure } from './storage'

/** How long a window that was asked to let go may take to end what it is writing. */
const GRACE_MS = 1_000
/** How long a browser may say nothing at all. An upgrade that has begun takes the time it takes. */
const SILENCE_MS = 30_000

/** One attempt to open the database, watched beside Dexie. */
export interface WatchedOpening {
  /** Takes what was asked of the browser. */
  readonly watch: (request: IDBOpenDBRequest) => void
  /**
   * Rejects with `unavailable` when another window does not let go of an older version, or the browser does not answer;
   * with `closed` when the database is gone that has to be there. From then on the request upgrades nothing.
   */
  readonly refused: Promise<never>
  /** To be called once opening has ended, however. */
  readonly end: () => void
}

/** Watches an attempt to open; `mayCreate` where there need not be a database yet. */
export function watchOpening(mayCreate: boolean): WatchedOpening {
  let isRefused = false
  let refuse: (failure: StorageFailure) => void = () => undefined
  const refused = new Promise<never>((_, reject) => {
    refuse = (failure) => {
      isRefused = true
      reject(new StorageError(failure))
    }
  })
  const timers: ReturnType<typeof setTimeout>[] = []
  const refuseIn = (ms: number): void => void timers.push(setTimeout(() => refuse('unavailable'), ms))
  const end = (): void => timers.forEach(clearTimeout)
  refuseIn(SILENCE_MS)
  const watch = (request: IDBOpenDBRequest): void => {
    request.addEventListener('blocked', () => refuseIn(GRACE_MS))
    request.addEventListener('upgradeneeded', (event) => {
      end()
      if (event.oldVersion === 0 && !mayCreate) refuse('closed')
      if (!isRefused) return
      // Dexie would go on with it.
      event.stopImmediatePropagation()
      request.transaction?.abort()
    })
  }
  return { watch, refused, end }
}
