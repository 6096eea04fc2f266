import { liveQuery } from 'dexie'
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { failed, LOADING, ready, type AsyncState } from './async-state'

/**
 * Reads from storage, and reads again whenever what was read changes, in this tab or another.
 * `inputs` are the reactive values the query depends on; while they change, the last value stays.
 */
export function useLiveQuery<T>(
  query: () => Promise<T>,
  inputs: () => unknown = () => null,
): Readonly<Ref<AsyncState<T>>> {
  const state = shallowRef<AsyncState<T>>(LOADING)
  let subscription: { unsubscribe(): void } | null = null
  watch(
    inputs,
    () => {
      subscription?.unsubscribe()
      // Dexie keeps a transaction of several steps open only below a function that it sees to be async.
      subscription = liveQuery(async () => await query()).subscribe({
        next: (value) => (state.value = ready(value)),
        error: (error: unknown) => (state.value = failed(error)),
      })
    },
    { immediate: true, deep: false },
  )
  onScopeDispose(() => subscription?.unsubscribe())
  return state
}
