import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import App from '@/app/App.vue'
import ErrorScreen from '@/app/ErrorScreen.vue'
import { useTypedText } from '@/parts/typed-text'
import { fakeStorage } from '../support/fake-storage'
import { button, mountPage, saidBy, untilSaid } from '../support/mount-page'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  vi.restoreAllMocks()
})

/** A page that breaks when it is told to. */
const Page = defineComponent({
  props: { isBroken: Boolean },
  setup: (props) => () => {
    if (props.isBroken) throw new Error('the page broke')
    return h('main', 'the page')
  },
})

/** The whole app around a page; what is written of the text that its field holds. */
async function openApp() {
  const { storage } = await fakeStorage()
  const { screen, router } = await mountPage(App, { storage, language: 'en', path: '/settings' })
  mounted = screen
  router.addRoute('settings', { name: 'page', path: '/page', component: Page })
  router.addRoute('settings', { name: 'broken', path: '/broken', component: Page, props: { isBroken: true } })
  const write = vi.fn(() => Promise.resolve())
  useTypedText().isHeldBy(write)
  return { screen, router, write }
}

const NOTICE = 'Something went wrong'

describe('an error that no screen has caught', () => {
  it.each([
    ['of a promise that nobody waits for', () => rejection(new Error('not awaited'))],
    ['of a timer', () => new ErrorEvent('error', { error: new Error('not caught'), message: 'not caught' })],
  ])('%s writes what is typed, says so, and leaves the screen', async (_, event) => {
    const { screen, write } = await openApp()
    window.dispatchEvent(event())
    await untilSaid(screen, NOTICE)
    expect(write).toHaveBeenCalled()
    expect(saidBy(screen)).toMatch(/Error: not (awaited|caught)/)
    await button(screen, 'Dismiss').trigger('click')
    expect(saidBy(screen)).not.toContain(NOTICE)
  })

  it('of going to another page is said as well', async () => {
    const { screen, router } = await openApp()
    router.beforeEach(({ name }) => {
      if (name === 'page') throw new Error('not reached')
    })
    await router.push('/page').catch(() => undefined)
    await vi.waitFor(() => expect(saidBy(screen)).toContain('Error: not reached'))
  })

  it('is not made of a size that the browser tells later', async () => {
    const { screen } = await openApp()
    const message = 'ResizeObserver loop completed with undelivered notifications.'
    window.dispatchEvent(new ErrorEvent('error', { message }))
    await flushPromises()
    expect(saidBy(screen)).not.toContain(NOTICE)
  })

  it('does not end in a circle when what is typed cannot be written either', async () => {
    const { screen, write } = await openApp()
    write.mockRejectedValue(new Error('cannot write'))
    window.dispatchEvent(rejection(new Error('first')))
    await untilSaid(screen, 'Error: cannot write')
    expect(write).toHaveBeenCalledOnce()
  })
})

describe('a screen that breaks', () => {
  it('is replaced by one that says so, after what is typed was written', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const { screen, router, write } = await openApp()
    await router.push('/broken')
    await untilSaid(screen, 'Error: the page broke')
    expect(write).toHaveBeenCalled()
    expect(saidBy(screen)).toContain('What was saved is still there.')
  })

  it('leaves the way to everything that is stored', async () => {
    const { storage } = await fakeStorage()
    const handed = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
    URL.createObjectURL = () => 'blob:test/1'
    const Screen = { render: () => h(ErrorScreen, { error: new Error('broke') }) }
    const { screen } = await mountPage(Screen, { storage, language: 'en' })
    mounted = screen
    await button(screen, 'Save everything as a file').trigger('click')
    await untilSaid(screen, 'emergency.json was handed to the browser')
    expect(handed).toHaveBeenCalledOnce()
  })
})

function rejection(reason: Error): Event {
  return Object.assign(new Event('unhandledrejection'), { reason })
}
