import { computed, provide, shallowRef, watchEffect, type ComputedRef, type Ref } from 'vue'
import type { AsyncState } from '@/parts/async-state'
import { bundleKey, useAssessment, type AssessmentBundle } from '@/parts/use-assessment'

/** What a shell around the pages of an assessment knows of it. */
export interface ProvidedBundle {
  readonly state: Readonly<Ref<AsyncState<AssessmentBundle>>>
  /** Null until it is there for the first time; while it is read anew the last one stays. */
  readonly bundle: Readonly<Ref<AssessmentBundle | null>>
  /** The pages can be shown. */
  readonly isReady: ComputedRef<boolean>
}

/** Loads an assessment and provides it to its pages, following every change. */
export function provideBundle(id: () => string): ProvidedBundle {
  const state = useAssessment(id)
  const bundle = shallowRef<AssessmentBundle | null>(null)
  watchEffect(() => {
    if (state.value.status === 'ready') bundle.value = state.value.value
  })
  provide(bundleKey, bundle as never)
  return { state, bundle, isReady: computed(() => bundle.value?.assessment.id === id()) }
}
