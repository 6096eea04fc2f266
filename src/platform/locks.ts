import type { InjectionKey } from 'vue'

/** Named locks that all windows of one browser share: what Kibe uses of Web Locks (https://w3c.github.io/web-locks). */
export interface Locks {
  /**
   * Calls `granted` with the lock once it is free, and holds it until what `granted` returns has settled. Rejects with
   * `AbortError` when another window steals the lock meanwhile, or when the signal withdraws the waiting.
   */
  request(name: string, options: LockOptions, granted: (lock: Lock | null) => Promise<void>): Promise<void>
  /** Who holds and who waits for what; a window is known by its `clientId`. */
  query(): Promise<LockManagerSnapshot>
}

/** Where `main.ts` provides the locks; null where the browser has none, and every window may edit everything. */
export const locksKey: InjectionKey<Locks | null> = Symbol('locks')
