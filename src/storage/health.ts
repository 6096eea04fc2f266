import type { Persistence, SpaceEstimate, StorageHealth } from '@/platform/storage-health'

const LOOK_MS = 3_000
/** Firefox asks the person, who may want to read the question first. */
const ASK_MS = 60_000

/** The part of the browser's StorageManager that is asked; in older or private windows any of it may be missing. */
export type StorageManagerLike = Partial<Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>>

/** The health of storage as the browser tells it; what it refuses to say, or never answers, is unknown. */
export function storageHealth(manager: StorageManagerLike | undefined): StorageHealth {
  return {
    estimate: async () => spaceOf(await answered(() => manager?.estimate?.(), LOOK_MS)),
    persisted: async () => persistence(await answered(() => manager?.persisted?.(), LOOK_MS)),
    askToPersist: async () => persistence(await answered(() => manager?.persist?.(), ASK_MS)),
  }
}

/** The answer, or undefined when there is none in time. */
async function answered<T>(ask: () => Promise<T> | undefined, timeoutMs: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs)
  })
  try {
    return await Promise.race([ask(), timeout])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

function persistence(isGranted: boolean | undefined): Persistence {
  if (isGranted === undefined) return 'unknown'
  return isGranted ? 'granted' : 'denied'
}

function spaceOf(estimate: StorageEstimate | undefined): SpaceEstimate | null {
  const { usage, quota } = estimate ?? {}
  return usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota }
}
