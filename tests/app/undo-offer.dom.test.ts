import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it } from 'vitest'
import UndoOffer from '@/app/UndoOffer.vue'
import { createScreenTexts } from '@/i18n/plugin'
import { useUndo } from '@/parts/undo'
import { clockKey } from '@/platform/clock'
import { StorageError } from '@/storage/storage'
import { testClock } from '../support/storage-parts'

let offer: ReturnType<typeof mount> | null = null
afterEach(() => offer?.unmount())

async function show() {
  const texts = await createScreenTexts('en')
  const shown = mount(UndoOffer, {
    global: { plugins: [createPinia(), texts.plugin], provide: { [clockKey as symbol]: testClock() } },
  })
  offer = shown
  return shown
}

describe('the offer to undo', () => {
  it('undoes once, however fast it is pressed: a second exchange would take the first one back', async () => {
    const shown = await show()
    let times = 0
    useUndo().propose('Done.', () => Promise.resolve((times += 1)))
    await flushPromises()
    const undo = shown.get<HTMLButtonElement>('button').element
    undo.click()
    undo.click()
    await flushPromises()
    expect(times).toBe(1)
    expect(shown.text()).toBe('')
  })

  it('stands again when undoing has failed', async () => {
    const shown = await show()
    useUndo().propose('Done.', () => Promise.reject(new StorageError('quota')))
    await flushPromises()
    await shown.get('button').trigger('click')
    await flushPromises()
    expect(shown.text()).toContain('Done.')
  })
})
