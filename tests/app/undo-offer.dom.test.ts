import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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

describe('the time that the offer stands', () => {
  let isHidden = false
  beforeEach(() => {
    isHidden = false
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
  const setHidden = (hidden: boolean) => {
    isHidden = hidden
    document.dispatchEvent(new Event('visibilitychange'))
  }

  async function offered() {
    const shown = await show()
    vi.useFakeTimers()
    useUndo().propose('Evidence removed.', () => Promise.resolve())
    await vi.advanceTimersByTimeAsync(0)
    const isThere = async (afterSeconds: number) => {
      await vi.advanceTimersByTimeAsync(afterSeconds * 1000)
      return shown.text().includes('Evidence removed.')
    }
    return { shown, isThere }
  }

  it('is half a minute where nobody attends to it', async () => {
    const { isThere } = await offered()
    expect(await isThere(29)).toBe(true)
    expect(await isThere(2)).toBe(false)
  })

  it.each([
    ['the pointer rests on it', 'pointerenter', 'pointerleave'],
    ['the focus is in it', 'focusin', 'focusout'],
  ])('does not run while %s, and begins anew afterwards', async (_, begin, end) => {
    const { shown, isThere } = await offered()
    await shown.get('.offer').trigger(begin)
    expect(await isThere(600)).toBe(true)
    await shown.get('.offer').trigger(end)
    expect(await isThere(29)).toBe(true)
    expect(await isThere(2)).toBe(false)
  })

  it('does not run while the page is hidden', async () => {
    const { isThere } = await offered()
    setHidden(true)
    expect(await isThere(600)).toBe(true)
    setHidden(false)
    expect(await isThere(29)).toBe(true)
    expect(await isThere(2)).toBe(false)
  })

  it('begins anew with another offer', async () => {
    const { shown, isThere } = await offered()
    await isThere(20)
    useUndo().propose('Action deleted.', () => Promise.resolve())
    expect(await isThere(20)).toBe(false)
    expect(shown.text()).toContain('Action deleted.')
  })
})
