import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useAskToPersist } from '@/parts/ask-to-persist'
import { begunStorage } from '../support/fake-storage'
import { keptHealth, mountPage } from '../support/mount-page'

let mounted: VueWrapper | null = null
afterEach(() => mounted?.unmount())

const Asking = defineComponent({
  setup() {
    useAskToPersist()
    return () => h('main')
  },
})

test('the browser is asked to keep the data after the first answer, not before, and only once', async () => {
  const { storage, sheetId } = await begunStorage()
  const health = keptHealth()
  mounted = (await mountPage(Asking, { storage, health })).screen
  await flushPromises()
  expect(health.asked).toBe(0)
  const answer = { state: 'answered', value: 2, naReason: '', note: '' } as const
  await storage.answers.save(sheetId, 'INF-1', answer)
  await vi.waitFor(() => expect(health.asked).toBe(1))
  await storage.answers.save(sheetId, 'INF-2', answer)
  await flushPromises()
  expect(health.asked).toBe(1)
})
