import { afterEach, describe, expect, it, vi } from 'vitest'
import { SheetLock, type SheetAccess } from '@/parts/sheet-lock'
import type { Locks } from '@/platform/locks'
import { openFakeWindows } from './lock-windows'
import { claimants, describeSheetLock, until } from './sheet-lock-cases'

// The same as in `sheet-lock.browser.test.ts` with the locks of a real browser.
describeSheetLock(openFakeWindows)

describe('a window whose lock the browser has ended without a word, as when it was put aside', () => {
  /** Two windows of which the first has lost the sheet and does not know. */
  async function unaware() {
    const [first, second] = claimants(openFakeWindows(2))
    if (!first || !second) throw new Error('too few windows')
    first.lock.wake()
    await until(first, 'editing')
    // The browser names it once it has it, and without the name nothing can be compared.
    await vi.waitFor(async () => expect((await first.query()).holder).not.toBeNull())
    first.lock.rest()
    first.window.close()
    return { first, second }
  }

  it('only reads when it is seen again, if another window edits by then', async () => {
    const { first, second } = await unaware()
    second.lock.wake()
    await until(second, 'editing')
    first.lock.wake()
    await until(first, 'elsewhere')
    expect(second.told).toEqual(['editing'])
  })

  it('has the sheet anew when it is seen again, if nobody has asked for it', async () => {
    const { first, second } = await unaware()
    first.lock.wake()
    await vi.waitFor(async () => expect((await first.query()).holder).not.toBeNull())
    second.lock.wake()
    await until(second, 'elsewhere')
    expect(first.told).toEqual(['editing'])
  })
})

describe('a browser that gives no locks', () => {
  afterEach(() => void vi.useRealTimers())

  function told(request: Locks['request']): SheetAccess[] {
    const heard: SheetAccess[] = []
    const locks: Locks = { request, query: () => Promise.reject(new DOMException('', 'InvalidStateError')) }
    new SheetLock(locks, crypto.randomUUID(), (access) => void heard.push(access)).wake()
    return heard
  }

  it('lets every window edit when it refuses', async () => {
    const heard = told(() => Promise.reject(new DOMException('', 'SecurityError')))
    await vi.waitFor(() => expect(heard).toEqual(['editing']))
  })

  it('lets every window edit when it does not answer, but not before it had time to', () => {
    vi.useFakeTimers()
    const heard = told(() => new Promise(() => undefined))
    vi.advanceTimersByTime(1_000)
    expect(heard).toEqual([])
    vi.advanceTimersByTime(1_500)
    expect(heard).toEqual(['editing'])
  })

  it('and cannot say who edits leaves the sheet with the window that was given it', async () => {
    const heard = told((_name, _options, granted) => granted({ name: '', mode: 'exclusive' }))
    await vi.waitFor(() => expect(heard).toEqual(['editing']))
  })
})
