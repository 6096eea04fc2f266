import { onScopeDispose, shallowRef, type Ref } from 'vue'

/** Whether a media query holds, following it. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const media = window.matchMedia(query)
  const holds = shallowRef(media.matches)
  const follow = () => (holds.value = media.matches)
  media.addEventListener('change', follow)
  onScopeDispose(() => media.removeEventListener('change', follow))
  return holds
}
