import type { InjectionKey } from 'vue'

/** Whether the browser has promised to keep what is stored; `unknown` when it does not say. */
export type Persistence = 'granted' | 'denied' | 'unknown'

/** Space on this device, in bytes; both numbers are the browser's estimates. */
export interface SpaceEstimate {
  readonly usedBytes: number
  readonly quotaBytes: number
}

/** What the browser says about the safety of what is stored. Nothing here rejects or hangs. */
export interface StorageHealth {
  /** Null when the browser does not say. */
  estimate(): Promise<SpaceEstimate | null>
  /** Whether persistence was granted before. Asks nobody. */
  persisted(): Promise<Persistence>
  /** Asks for persistence; some browsers ask the person, so only after something worth keeping was entered. */
  askToPersist(): Promise<Persistence>
}

/** Where `main.ts` provides the health of storage. */
export const storageHealthKey: InjectionKey<StorageHealth> = Symbol('storage health')
