import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { lastWordsKey } from '@/platform/last-words'
import { injected } from '@/platform/injected'

/** What is being typed into a form of several fields, until it is stored. */
export interface TypedDraft<T> {
  readonly typed: ComputedRef<T>
  readonly edit: (fields: Partial<T>) => void
  /** Whether something was typed that is not stored yet; also by a page that has ended. */
  readonly isBegun: ComputedRef<boolean>
  /** What was typed is no longer wanted; or this is stored of it, and what was typed since stays. */
  readonly forget: (stored?: T) => void
}

/** How a draft begins, and how it is known again. */
export interface DraftForm<T> {
  /** Names what is typed into, among all forms; another name is another draft. */
  readonly key: () => string
  /** What stands there before anything is typed. */
  readonly start: () => T
  /** Throws on anything that was not typed here. */
  readonly parse: (given: unknown) => T
}

/** A draft that outlives its page: each key is put down at once. */
export function useTypedDraft<T>({ key, start, parse }: DraftForm<T>): TypedDraft<T> {
  const lastWords = injected(lastWordsKey)
  const begun = shallowRef<T | null>(null)
  function found(): T | null {
    const text = lastWords.under(key()).get(key())
    if (text === undefined) return null
    try {
      return parse(JSON.parse(text))
    } catch {
      return null
    }
  }
  watch(key, () => (begun.value = found()), { immediate: true, flush: 'sync' })
  const typed = computed(() => begun.value ?? start())
  return {
    typed,
    edit(fields) {
      begun.value = { ...typed.value, ...fields }
      lastWords.put(key(), JSON.stringify(begun.value))
    },
    isBegun: computed(() => begun.value !== null),
    forget(stored) {
      if (stored !== undefined && begun.value !== stored) return
      begun.value = null
      // Another window, or a later page, may have put down more.
      const kept = lastWords.under(key()).get(key())
      if (stored === undefined || kept === JSON.stringify(stored)) lastWords.remove(key())
    },
  }
}
