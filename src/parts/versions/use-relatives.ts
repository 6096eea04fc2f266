import { computed, type ComputedRef } from 'vue'
import type { Assessment } from '@/domain/records/assessment'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

/** The assessments that answers were moved from and to; those in the bin are not among them. */
export interface Relatives {
  /** What this assessment is a copy of; null where it is none, or where that is not here. */
  readonly original: Assessment | null
  /** Its copies in other versions, newest first. */
  readonly copies: readonly Assessment[]
}

/** The original and the copies of the open assessment; none until they are read. */
export function useRelatives(): ComputedRef<Relatives> {
  const storage = useStorage()
  const bundle = useBundle()
  const state = useLiveQuery(
    () => storage.assessments.list(),
    () => bundle.value.assessment.id,
  )
  return computed(() => {
    const { id, movedFromId } = bundle.value.assessment
    const all = state.value.value ?? []
    return {
      original: all.find((one) => one.id === movedFromId) ?? null,
      copies: all.filter((one) => one.movedFromId === id),
    }
  })
}
