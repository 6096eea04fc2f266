import { onScopeDispose } from 'vue'
import { useTypedText } from './typed-text'

/**
 * Writes what is typed and still waits for a pause: when the page is hidden or left (a phone may end a hidden page
 * without another word), when the part of the screen goes away, and before any reload that Kibe itself begins.
 */
export function flushOnLeaving(flush: () => Promise<unknown>): void {
  const release = useTypedText().isHeldBy(flush)
  const onHidden = () => {
    if (document.visibilityState === 'hidden') void flush()
  }
  const onPageHide = () => void flush()
  document.addEventListener('visibilitychange', onHidden)
  window.addEventListener('pagehide', onPageHide)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('pagehide', onPageHide)
    void flush().then(release)
  })
}
