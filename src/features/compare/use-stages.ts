import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** How many parts of a page are shown: one more in each frame once it is ready, so that all of them do not hold it at once. */
export function useStages(isReady: () => boolean, all: number): Readonly<Ref<number>> {
  const shown = ref(0)
  let frame = 0
  const next = () => {
    shown.value += 1
    if (shown.value < all) frame = requestAnimationFrame(next)
  }
  watch(
    isReady,
    (is) => {
      if (is && shown.value === 0) next()
    },
    { immediate: true },
  )
  onScopeDispose(() => cancelAnimationFrame(frame))
  return shown
}
