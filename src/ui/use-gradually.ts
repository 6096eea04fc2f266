import { onUnmounted, shallowRef, watch, type Ref } from 'vue'

/**
 * Follows a list from the top, so many entries in each frame: dozens of cards drawn or changed at once would hold the page.
 * What has not been reached yet stays as it was.
 */
export function useGradually<T>(list: () => readonly T[], portion: number): Readonly<Ref<readonly T[]>> {
  const reached = shallowRef<readonly T[]>([])
  let frame = 0
  const upTo = (end: number) => {
    const now = list()
    reached.value = [...now.slice(0, end), ...reached.value.slice(end, now.length)]
    if (end < now.length) frame = requestAnimationFrame(() => upTo(end + portion))
  }
  const begin = () => {
    cancelAnimationFrame(frame)
    upTo(portion)
  }
  watch(list, begin, { immediate: true })
  onUnmounted(() => cancelAnimationFrame(frame))
  return reached
}
