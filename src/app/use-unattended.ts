import { onScopeDispose, watch } from 'vue'

/** Long enough to read a sentence slowly, think, and reach the button. */
const UNATTENDED_MS = 30_000

/** Telling that somebody attends to something, and that they no longer do. */
export interface Unattended {
  readonly hold: () => void
  readonly letGo: () => void
}

/**
 * Calls `end` once what was offered has stood there for a while without anybody attending to it. While a pointer rests
 * on it, the focus is in it, or the page is hidden, time stands still; afterwards, and for another offer, it begins anew.
 */
export function useUnattended(offered: () => unknown, end: () => void): Unattended {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isHeld = false

  function restart(): void {
    clearTimeout(timer)
    if (offered() && !isHeld && !document.hidden) timer = setTimeout(end, UNATTENDED_MS)
  }
  function set(held: boolean): void {
    isHeld = held
    restart()
  }
  watch(offered, () => set(false), { immediate: true })
  document.addEventListener('visibilitychange', restart)
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', restart)
  })
  return { hold: () => set(true), letGo: () => set(false) }
}
