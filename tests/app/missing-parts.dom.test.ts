import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import MissingPart from '@/app/MissingPart.vue'
import { isMissingPart } from '@/app/missing-parts'
import { nextTask } from '../support/next-task'
import { useAppUpdates } from '@/pwa/app-updates'
import { fakeStorage } from '../support/fake-storage'
import { button, mountPage, saidBy } from '../support/mount-page'

let mounted: VueWrapper | null = null
let isHostThere = true
/** Stands for writing what is typed and loading the page anew, which jsdom cannot. */
const reload = vi.fn(() => Promise.resolve())

beforeEach(() => {
  isHostThere = true
  vi.stubGlobal('fetch', async () => {
    // As over a network, never at once.
    await nextTask()
    if (!isHostThere) throw new TypeError('Failed to fetch')
    return new Response('')
  })
})
afterEach(() => {
  mounted?.unmount()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  sessionStorage.clear()
  reload.mockClear()
})

const Shell = defineComponent({
  setup() {
    useAppUpdates().reload = reload
    return () => h(MissingPart)
  },
})

async function open() {
  const { storage } = await fakeStorage()
  const page = await mountPage(Shell, { storage, language: 'en' })
  mounted = page.screen
  return page
}

/** What the build does when a part that is loaded when needed is not there; the error that it then throws. */
function lacking(): Error {
  const payload = new TypeError('Failed to fetch dynamically imported module')
  window.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload }))
  return payload
}
async function miss(): Promise<Error> {
  const error = lacking()
  await nextTask()
  await flushPromises()
  return error
}
const SENTENCE = 'A part of Kibe could not be loaded'

describe('a part of Kibe that is gone (R18)', () => {
  it('makes the window write what is typed and load the current build', async () => {
    await open()
    await miss()
    expect(reload).toHaveBeenCalledOnce()
  })

  it('that is the page which the person wanted to see is where the current build begins', async () => {
    const { router } = await open()
    router.beforeResolve(() => {
      throw lacking()
    })
    await router.push('/settings').catch(() => undefined)
    await vi.waitFor(() => expect(reload).toHaveBeenCalledExactlyOnceWith('/settings'))
  })

  it('that comes with others makes it reload once', async () => {
    await open()
    await Promise.all([miss(), miss()])
    expect(reload).toHaveBeenCalledOnce()
  })

  it('and is still gone after that reload is said to be, and nothing reloads again by itself', async () => {
    const { screen } = await open()
    await miss()
    screen.unmount()
    const { screen: reloaded } = await open()
    await miss()
    expect(reload).toHaveBeenCalledOnce()
    expect(saidBy(reloaded)).toContain(SENTENCE)
    await button(reloaded, 'Try again').trigger('click')
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(2))
  })

  it('is said to be where the host cannot be reached: a reload would end on no page at all', async () => {
    isHostThere = false
    const { screen } = await open()
    await miss()
    expect(saidBy(screen)).toContain(SENTENCE)
    await button(screen, 'Try again').trigger('click')
    await nextTask()
    await flushPromises()
    expect(reload).not.toHaveBeenCalled()
  })

  it('is said to be where the window cannot remember that it has reloaded', async () => {
    vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    const { screen } = await open()
    await miss()
    expect(saidBy(screen)).toContain(SENTENCE)
    expect(reload).not.toHaveBeenCalled()
  })

  it('is spoken of no more once another page could be shown', async () => {
    isHostThere = false
    const { screen, router } = await open()
    await miss()
    await router.push('/settings')
    await flushPromises()
    expect(saidBy(screen)).not.toContain(SENTENCE)
  })

  it('is known by its error, so that no other notice speaks of it', async () => {
    await open()
    const error = await miss()
    expect(isMissingPart(error)).toBe(true)
    expect(isMissingPart(new TypeError(error.message))).toBe(false)
    expect(isMissingPart(null)).toBe(false)
  })
})
