import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/** Time enough for another window to draw two frames, in milliseconds. */
const FRAMES = 32

/** What the source says, but for the first time only after others have had time to draw what follows from it. */
export function useFramesLater<T>(source: () => T): Readonly<Ref<T>> {
  const later = shallowRef(source())
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(source, () => {
    clearTimeout(timer)
    timer = setTimeout(() => (later.value = source()), FRAMES)
  })
  onScopeDispose(() => clearTimeout(timer))
  return later
}
