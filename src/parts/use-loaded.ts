import { shallowRef, watch, type Ref } from 'vue'
import { failed, LOADING, ready, type AsyncState } from './async-state'

/** Something loaded once, and again when its inputs change or somebody asks. */
export interface UseLoaded<T> {
  readonly state: Readonly<Ref<AsyncState<T>>>
  readonly reload: () => void
}

/** Loads at once; an answer that was overtaken by a later question is dropped. `inputs` are what the loading depends on. */
export function useLoaded<T>(load: () => Promise<T>, inputs: () => unknown = () => null): UseLoaded<T> {
  const state = shallowRef<AsyncState<T>>(LOADING)
  let latest = 0
  function reload(): void {
    const turn = ++latest
    state.value = LOADING
    load().then(
      (value) => {
        if (turn === latest) state.value = ready(value)
      },
      (error: unknown) => {
        if (turn === latest) state.value = failed(error)
      },
    )
  }
  watch(inputs, reload, { immediate: true })
  return { state, reload }
}
