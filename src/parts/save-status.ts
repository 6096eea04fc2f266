import { defineStore } from 'pinia'
import { ref, shallowReactive } from 'vue'
import type { Instant } from '@/domain/shared/units'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { StorageError, type StorageFailure } from '@/storage/storage'

/** Whether what was typed is on the device. `saved` is said only after every transaction has completed. */
export type SaveStatus =
  | { readonly state: 'idle'; readonly at: null; readonly failure: null }
  | { readonly state: 'saving'; readonly at: null; readonly failure: null }
  | { readonly state: 'saved'; readonly at: Instant; readonly failure: null }
  | { readonly state: 'failed'; readonly at: null; readonly failure: StorageFailure }

/** The line that says "saved on this device, 12:03", and every write that it speaks for. */
export const useSaveStatus = defineStore('save-status', () => {
  const clock = injected(clockKey)
  const status = ref<SaveStatus>({ state: 'idle', at: null, failure: null })
  const unsaved = shallowReactive(new Map<string, () => Promise<unknown>>())
  const holders = new Set<() => Promise<unknown>>()
  let running = 0

  /**
   * Runs a write and says what became of it. `key` names what is written: a later write of the same key replaces a
   * failed one. Resolves to whether it is on the device; never rejects, so the caller keeps what was typed.
   */
  async function track(key: string, write: () => Promise<unknown>): Promise<boolean> {
    running += 1
    status.value = { state: 'saving', at: null, failure: null }
    let failure: StorageFailure | null = null
    try {
      await write()
      unsaved.delete(key)
    } catch (error) {
      failure = failureOf(error)
      unsaved.set(key, write)
    }
    running -= 1
    if (failure !== null) status.value = { state: 'failed', at: null, failure }
    else if (unsaved.size > 0) status.value = { state: 'failed', at: null, failure: 'unknown' }
    else if (running === 0) status.value = { state: 'saved', at: clock.now(), failure: null }
    return failure === null
  }

  /** Repeats every write that failed. */
  async function retry(): Promise<void> {
    await Promise.all([...unsaved].map(([key, write]) => track(key, write)))
  }

  /** Registers something that still holds typed text; the function returned takes it off again. */
  function holdsText(flush: () => Promise<unknown>): () => void {
    holders.add(flush)
    return () => holders.delete(flush)
  }

  /** Writes everything that is typed and not yet written: called before any reload. */
  async function flush(): Promise<void> {
    await Promise.all([...holders].map((write) => write()))
  }

  return { status, track, retry, holdsText, flush }
})

/** The reason a storage call failed, for the sentence on the screen. */
export function failureOf(error: unknown): StorageFailure {
  return error instanceof StorageError ? error.failure : 'unknown'
}
