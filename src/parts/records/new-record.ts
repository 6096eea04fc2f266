import { readonly, ref, type ComputedRef, type Ref } from 'vue'
import { injected } from '@/platform/injected'
import { lastWordsKey } from '@/platform/last-words'
import { useTypedDraft } from '../typed-draft'

/** What is typed into a new record: it outlives its page until the record is stored. */
export interface NewRecord<D extends object> {
  readonly draft: ComputedRef<D>
  readonly set: (fields: Partial<D>) => void
  /** Whether it was begun by an earlier page. */
  readonly isFromBefore: Readonly<Ref<boolean>>
  /** False in a browser that keeps nothing of what was typed: it then goes with the page. */
  readonly isKept: Readonly<Ref<boolean>>
  /** This was stored; what was typed since stays. */
  readonly stored: (record: D) => void
  /** Begins anew; gives the way back to what was typed. */
  readonly discard: () => () => void
}

const keyOf = (name: string) => `record/${name}/new`

/** The one new record of a kind that is being typed. `parse` throws on what is no draft of it, finished or not. */
export function useNewRecord<D extends object>(
  name: string,
  empty: () => D,
  parse: (given: unknown) => D,
): NewRecord<D> {
  const lastWords = injected(lastWordsKey)
  const key = keyOf(name)
  const { typed, edit, forget, isBegun } = useTypedDraft<D>({
    key: () => key,
    start: empty,
    // A draft of an earlier version of Kibe may lack a field.
    parse: (given) => parse({ ...empty(), ...(given as object) }),
  })
  const isFromBefore = ref(isBegun.value)
  const isKept = ref(true)

  function set(fields: Partial<D>): void {
    edit(fields)
    isKept.value = lastWords.under(key).get(key) === JSON.stringify(typed.value)
  }
  function discard(): () => void {
    const before = typed.value
    forget()
    isFromBefore.value = false
    return () => {
      set(before)
      isFromBefore.value = true
    }
  }
  return {
    draft: typed,
    set,
    isFromBefore: readonly(isFromBefore),
    isKept: readonly(isKept),
    stored: forget,
    discard,
  }
}

/** Whether a new record of this kind was begun and is not stored yet. */
export function useIsBegun(name: string): boolean {
  const key = keyOf(name)
  return injected(lastWordsKey).under(key).has(key)
}
