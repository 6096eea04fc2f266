import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import { h } from 'vue'
import { RouterView, type Router } from 'vue-router'
import { createKibeRouter } from '@/app/router'
import UndoOffer from '@/app/UndoOffer.vue'
import type { ScreenLanguage } from '@/i18n/languages'
import { createScreenTexts } from '@/i18n/plugin'
import { contentKey } from '@/parts/content-library'
import { screenTextsKey } from '@/parts/screen-language'
import { storageKey } from '@/parts/use-storage'
import { cameraKey } from '@/platform/camera'
import { clockKey } from '@/platform/clock'
import { idsKey } from '@/platform/ids'
import { kioskKey } from '@/platform/kiosk'
import { lastWordsKey } from '@/platform/last-words'
import { locksKey } from '@/platform/locks'
import { markerKey } from '@/platform/marker'
import { sheetOfWindowKey } from '@/platform/sheet-of-window'
import { storageHealthKey } from '@/platform/storage-health'
import { takeOutKey } from '@/platform/take-out'
import type { OpenedStorage } from '@/storage/storage'
import { heldKiosk } from '../support/held-kiosk'
import { heldSheets } from '../support/held-sheets'
import { heldWords } from '../support/held-words'
import { keptHealth, markerOf, saidBy, servedContent } from '../support/mount-page'
import { testClock, testIds } from '../support/storage-parts'

/** Kibe with all its screens and shells, on one device. */
export interface KibeWindow {
  readonly screen: VueWrapper
  readonly router: Router
  /** Goes to a screen and waits until it has a heading and is at rest. */
  readonly go: (path: string) => Promise<void>
  /** Presses the button that says this, once it is there. */
  readonly press: (text: string) => Promise<void>
  readonly until: (text: string) => Promise<void>
}

/** How often in a row a screen looks the same once it is at rest. */
const AT_REST = 3

/** Opens Kibe on what is stored. */
export async function openKibe(storage: OpenedStorage, language: ScreenLanguage = 'en'): Promise<KibeWindow> {
  window.scrollTo = () => undefined
  const pinia = createPinia()
  setActivePinia(pinia)
  const texts = await createScreenTexts(language)
  const router = createKibeRouter(texts)
  const screen = mount(
    { render: () => [h(RouterView), h(UndoOffer)] },
    {
      attachTo: document.body,
      global: {
        plugins: [pinia, texts.plugin, router],
        provide: {
          [storageKey as symbol]: storage,
          [sheetOfWindowKey as symbol]: heldSheets(),
          [contentKey as symbol]: servedContent(storage),
          [screenTextsKey as symbol]: texts,
          [clockKey as symbol]: testClock(),
          [idsKey as symbol]: testIds,
          [locksKey as symbol]: null,
          [lastWordsKey as symbol]: heldWords(),
          [kioskKey as symbol]: heldKiosk(),
          [cameraKey as symbol]: { open: () => Promise.resolve({ ok: false, error: 'none' }) },
          [storageHealthKey as symbol]: keptHealth(),
          [markerKey as symbol]: markerOf(),
          [takeOutKey as symbol]: () => Promise.resolve(new Blob(['{}'])),
        },
      },
    },
  )
  return { screen, router, ...handsOn(screen, router) }
}

function handsOn(screen: VueWrapper, router: Router): Pick<KibeWindow, 'go' | 'press' | 'until'> {
  const wait = (check: () => void) => vi.waitFor(check, 20_000)
  return {
    async go(path) {
      await router.push(path)
      // The projector is given what it shows by another window, of which there is none here.
      await wait(() => screen.get(path.startsWith('/projector') ? 'main' : 'main h1'))
      let [before, same] = ['', 0]
      // What is read from storage comes later, in one or two steps.
      await wait(() => {
        const [last, now] = [before, screen.html()]
        before = now
        same = now === last ? same + 1 : 0
        if (same < AT_REST) throw new Error('still changing')
      })
      await flushPromises()
    },
    async press(text) {
      await wait(() => {
        const found = screen.findAll('button').find((one) => saidBy(one).includes(text))
        if (!found || found.attributes('disabled') !== undefined)
          throw new Error(`no button ${text}: ${saidBy(screen)}`)
        found.element.click()
      })
      await flushPromises()
    },
    until: (text) =>
      wait(() => {
        if (!saidBy(screen).includes(text)) throw new Error(`„${text}“ is not said: ${saidBy(screen)}`)
      }),
  }
}
