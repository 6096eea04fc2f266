import { createPinia } from 'pinia'
import { createApp, effectScope } from 'vue'
import { describe, expect, it } from 'vitest'
import { useAskBeforeLeaving } from '@/app/ask-before-leaving'
import type { CalendarDate, Instant } from '@/domain/shared/units'
import { useSaveStatus } from '@/parts/save-status'
import { clockKey } from '@/platform/clock'
import { StorageError } from '@/storage/storage'

/** Whether the browser would ask before it leaves the page now. */
function isAsked(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

describe('leaving the page', () => {
  it('is asked about only while something typed is not on the device', async () => {
    const app = createApp({ render: () => null })
    app.provide(clockKey, {
      now: () => '2026-11-20T08:03:00Z' as Instant,
      today: () => '2026-11-20' as CalendarDate,
    })
    app.use(createPinia())
    const scope = effectScope()
    const saves = app.runWithContext(() => {
      scope.run(useAskBeforeLeaving)
      return useSaveStatus()
    })
    expect(isAsked()).toBe(false)
    await saves.track('note', () => Promise.reject(new StorageError('quota')))
    expect(isAsked()).toBe(true)
    await saves.track('note', () => Promise.resolve())
    expect(isAsked()).toBe(false)
    scope.stop()
  })
})
