import { shallowRef, watch, type Ref } from 'vue'
import type { Candidate } from '@/domain/comparison/candidate'
import { failed, LOADING, ready, type AsyncState } from '@/parts/async-state'
import { useContent } from '@/parts/content-library'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import { candidatesOf, readGathered, type Gathered } from './load-candidates'

/** What on this device may be compared. */
export interface Candidates extends Pick<Gathered, 'unreadable' | 'regions'> {
  /** In no order. */
  readonly candidates: readonly Candidate[]
}

/** What on this device may be compared, following every change; while something changes, what was last known stays. */
export function useCandidates(): Readonly<Ref<AsyncState<Candidates>>> {
  const storage = useStorage()
  const content = useContent()
  const gathered = useLiveQuery(() => readGathered(storage, content))
  const state = shallowRef<AsyncState<Candidates>>(LOADING)
  watch(
    gathered,
    async ({ status, value, error }, _before, onCleanup) => {
      const overtaken = new AbortController()
      onCleanup(() => overtaken.abort())
      if (status === 'failed') state.value = failed(error)
      if (status !== 'ready') return
      try {
        const { stored, ...others } = value
        state.value = ready({ ...others, candidates: await candidatesOf(stored, overtaken.signal) })
      } catch (problem) {
        if (!overtaken.signal.aborted) state.value = failed(problem)
      }
    },
    { immediate: true },
  )
  return state
}
