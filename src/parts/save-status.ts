import { defineStore } from 'pinia'
import { ref } from 'vue'
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
  const unsaved = new Map<
    string,
    { readonly write: () => Promise<unknown>; readonly failure: StorageFailure; readonly attempt: number }
  >()
  const waiting = new Set<string>()
  let running = 0
  let attempts = 0

  function say(): void {
    const failure = [...unsaved.values()].at(-1)?.failure
    if (failure !== undefined) status.value = { state: 'failed', at: null, failure }
    else if (running + waiting.size > 0) status.value = { state: 'saving', at: null, failure: null }
    else status.value = { state: 'saved', at: clock.now(), failure: null }
  }

  /** Something was typed under this key and waits for a pause: nothing is called saved until `track` has written it. */
  function typed(key: string): void {
    waiting.add(key)
    say()
  }

  /**
   * Runs a write and says what became of it. `key` names what is written: a later write of the same key replaces a
   * failed one. Resolves to whether it is on the device; never rejects, so the caller keeps what was typed.
   */
  async function track(key: string, write: () => Promise<unknown>): Promise<boolean> {
    waiting.delete(key)
    running += 1
    attempts += 1
    const attempt = attempts
    say()
    const failure = await write().then(() => null, failureOf)
    if (failure !== null) unsaved.set(key, { write, failure, attempt })
    // What failed may have been begun after this one, and failed sooner.
    else if ((unsaved.get(key)?.attempt ?? 0) <= attempt) unsaved.delete(key)
    running -= 1
    say()
    return failure === null
  }

  /** Repeats every write that failed. */
  async function retry(): Promise<void> {
    await Promise.all([...unsaved].map(([key, { write }]) => track(key, write)))
  }

  return { status, typed, track, retry }
})

/** The reason a storage call failed, for the sentence on the screen. */
export function failureOf(error: unknown): StorageFailure {
  return error instanceof StorageError ? error.failure : 'unknown'
}
