import { defineStore } from 'pinia'

/** Every part of the screen that may hold typed text which is not written yet. */
export const useTypedText = defineStore('typed-text', () => {
  const holders = new Set<() => Promise<unknown>>()

  /** Registers a holder by the way to write its text; the function returned takes it off again. */
  function isHeldBy(write: () => Promise<unknown>): () => void {
    holders.add(write)
    return () => holders.delete(write)
  }

  /** Writes everything that is typed: called before any reload. */
  async function flush(): Promise<void> {
    await Promise.all([...holders].map((write) => write()))
  }

  return { isHeldBy, flush }
})
