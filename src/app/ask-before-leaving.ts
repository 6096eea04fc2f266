import { onScopeDispose } from 'vue'
import { useSaveStatus } from '@/parts/save-status'

/** While something typed is not on the device, the browser asks before it leaves or reloads the page. */
export function useAskBeforeLeaving(): void {
  const saves = useSaveStatus()
  const ask = (event: BeforeUnloadEvent) => {
    if (saves.status.state === 'failed') event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  onScopeDispose(() => window.removeEventListener('beforeunload', ask))
}
