import type { Locks } from '@/platform/locks'
import { FakeLocks } from '../support/fake-locks'

/** One window of a browser, real or not. */
export interface LockWindow {
  readonly locks: Locks
  /** Closes the window: the browser ends what it holds and waits for. */
  readonly close: () => void
}

/** So many windows of a browser of their own. */
export function openFakeWindows(count: number): LockWindow[] {
  const browser = new FakeLocks()
  return Array.from({ length: count }, () => {
    const { locks, vanish } = browser.openWindow()
    return { locks, close: vanish }
  })
}

/** So many windows of the browser in which this runs: frames, each of which it knows by an id of its own. */
export function openRealWindows(count: number): LockWindow[] {
  return Array.from({ length: count }, () => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const locks = frame.contentWindow?.navigator.locks
    if (!locks) throw new Error('this browser has no locks')
    return { locks, close: () => frame.remove() }
  })
}
