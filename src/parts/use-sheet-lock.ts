import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { injected } from '@/platform/injected'
import { locksKey } from '@/platform/locks'
import { SheetLock, type SheetAccess } from './sheet-lock'

/** What this window may do with the sheet on its screen, and the way to change it. */
export interface UseSheetLock {
  readonly access: Readonly<Ref<SheetAccess>>
  readonly takeOver: () => void
}

/**
 * Claims the sheet for this window while the part of the screen is there; null where nothing is to be edited. `write`
 * stores what was typed: it runs at once when another window takes the sheet, and before this one lets go of it.
 */
export function useSheetLock(sheetId: () => string | null, write: () => Promise<unknown>): UseSheetLock {
  const locks = injected(locksKey)
  const access = shallowRef<SheetAccess>('editing')
  let lock: SheetLock | null = null

  function letGo(): void {
    const left = lock
    lock = null
    if (left) void write().finally(() => left.close())
  }
  function claim(id: string | null): void {
    letGo()
    access.value = 'editing'
    if (id === null || !locks) return
    access.value = 'asking'
    const claimed = new SheetLock(locks, id, (now) => {
      if (lock !== claimed) return
      access.value = now
      if (now !== 'editing') void write()
    })
    lock = claimed
    if (isSeen()) claimed.wake()
  }
  watch(sheetId, claim, { immediate: true })

  const look = () => (isSeen() ? lock?.wake() : lock?.rest())
  // Not every browser says of a page that it brings back from where it was put aside that it is seen again.
  const lookAgain = ({ persisted }: PageTransitionEvent) => persisted && look()
  document.addEventListener('visibilitychange', look)
  window.addEventListener('pageshow', lookAgain)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('pageshow', lookAgain)
    letGo()
  })
  return { access, takeOver: () => lock?.takeOver() }
}

function isSeen(): boolean {
  return document.visibilityState !== 'hidden'
}
