import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, vi } from 'vitest'
import { h } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import AssessmentShell from '@/app/AssessmentShell.vue'
import { guardKiosk } from '@/app/kiosk-guard'
import PlainShell from '@/app/PlainShell.vue'
import UndoOffer from '@/app/UndoOffer.vue'
import EnterPage from '@/features/survey/EnterPage.vue'
import RespondPage from '@/features/survey/RespondPage.vue'
import SurveyPage from '@/features/survey/SurveyPage.vue'
import SurveyResultsPage from '@/features/survey/SurveyResultsPage.vue'
import type { ScreenLanguage } from '@/i18n/languages'
import { createScreenTexts } from '@/i18n/plugin'
import { contentKey } from '@/parts/content-library'
import { screenTextsKey } from '@/parts/screen-language'
import { storageKey } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { idsKey } from '@/platform/ids'
import { kioskKey, type KioskMemory } from '@/platform/kiosk'
import { lastWordsKey } from '@/platform/last-words'
import { locksKey } from '@/platform/locks'
import { sheetOfWindowKey } from '@/platform/sheet-of-window'
import { heldKiosk } from '../../support/held-kiosk'
import { heldSheets } from '../../support/held-sheets'
import { heldWords } from '../../support/held-words'
import { servedContent } from '../../support/mount-page'
import { testIds } from '../../support/storage-parts'
import { begun, type Begun } from '../fill/open-fill'
import { survey } from './a-survey'

// jsdom cannot scroll.
window.scrollTo = () => undefined

/** One window in which the survey is open. */
export interface Window {
  readonly page: VueWrapper
  readonly router: Router
  readonly text: () => string
  readonly press: (name: string) => Promise<void>
  readonly choose: (label: string) => Promise<void>
  readonly field: (label: string) => HTMLInputElement
  readonly type: (label: string, text: string) => void
}

/** A survey that has been begun in storage of its own. */
export function aBegunSurvey(questionnaire = survey): Promise<Begun> {
  return begun(questionnaire)
}

const elsewhere = ['home', 'data', 'settings', 'share', 'file', 'bin']

/** Opens a place of the survey; the memory of being handed out may outlive the window. */
export async function open(
  { storage, clock, assessmentId }: Begun,
  place: string,
  { kiosk = heldKiosk(), language = 'en' }: { kiosk?: KioskMemory; language?: ScreenLanguage } = {},
): Promise<Window> {
  const texts = await createScreenTexts(language)
  const props = ({ params }: { params: Record<string, unknown> }) => ({
    assessmentId: params['assessmentId'],
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      ...elsewhere.map((name) => ({
        path: `/${name}`,
        name,
        component: { render: () => h('main', `the ${name} page`) },
      })),
      {
        path: '/a/:assessmentId/survey/respond',
        component: PlainShell,
        props,
        children: [{ path: '', name: 'respond', component: RespondPage }],
      },
      {
        path: '/a/:assessmentId',
        component: AssessmentShell,
        props,
        children: [
          { path: 'survey', name: 'survey', component: SurveyPage },
          { path: 'survey/enter', name: 'enter', component: EnterPage },
          { path: 'survey/results', name: 'surveyResults', component: SurveyResultsPage },
          ...['fill', 'results', 'plan', 'report'].map((name) => ({
            path: name,
            name,
            component: { render: () => h('main', [h('h1', `the ${name} page`)]) },
          })),
        ],
      },
    ],
  })
  guardKiosk(router, kiosk)
  await router.push(`/a/${assessmentId}/${place}`)
  const page = mount(
    { render: () => [h(RouterView), h(UndoOffer)] },
    {
      attachTo: document.body,
      global: {
        plugins: [createPinia(), texts.plugin, router],
        provide: {
          [clockKey]: clock,
          [idsKey as symbol]: testIds,
          [kioskKey]: kiosk,
          [storageKey]: storage,
          [sheetOfWindowKey]: heldSheets(),
          [locksKey]: null,
          [lastWordsKey]: heldWords(),
          [contentKey]: servedContent(storage),
          [screenTextsKey]: texts,
        },
      },
    },
  )
  await vi.waitFor(() => page.get('main h1'), 5_000)
  expect(page.text()).not.toContain('The assessment could not be opened')
  await vi.dynamicImportSettled()
  return windowOf(page, router)
}

function windowOf(page: VueWrapper, router: Router): Window {
  const text = () => page.text().replace(/\s+/g, ' ')
  async function press(name: string): Promise<void> {
    const found = await vi.waitFor(() => {
      const all = page.findAll('button, a')
      const button = all.find((each) => each.text().replace(/\s+/g, ' ').trim() === name)
      if (!button) throw new Error(`no button ${name} in: ${text()}`)
      return button
    })
    await found.trigger('click')
  }
  async function choose(label: string): Promise<void> {
    const found = page.findAll('label').find((each) => each.text().replace(/\s+/g, ' ').startsWith(label))
    if (!found) throw new Error(`no choice ${label} in: ${text()}`)
    const input = found.get<HTMLInputElement>('input')
    await input.setValue(!input.element.checked || input.attributes('type') === 'radio')
  }
  function field(label: string): HTMLInputElement {
    const found = page.findAll<HTMLLabelElement>('label').find((each) => each.text().includes(label))
    const control = found?.element.control
    if (!(control instanceof HTMLElement)) throw new Error(`no field ${label} in: ${text()}`)
    return control as HTMLInputElement
  }
  function type(label: string, value: string): void {
    const input = field(label)
    input.focus()
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
  return { page, router, text, press, choose, field, type }
}
