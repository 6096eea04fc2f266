import { computed, type ComputedRef } from 'vue'
import { useContent } from './content-library'
import { loadPrevious, type PreviousSheet } from './load-previous'
import { useBundle } from './use-assessment'
import { useLiveQuery } from './use-live-query'
import { useStorage } from './use-storage'

/** The sheet of the wave before; null while it is read, and as `loadPrevious` says. */
export function usePreviousSheet(): ComputedRef<PreviousSheet | null> {
  const storage = useStorage()
  const content = useContent()
  const bundle = useBundle()
  const state = useLiveQuery(
    () => loadPrevious(storage, content, bundle.value),
    () => bundle.value.assessment.id,
  )
  return computed(() => state.value.value ?? null)
}
