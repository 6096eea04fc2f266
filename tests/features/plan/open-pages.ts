import { mount, type DOMWrapper, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { vi } from 'vitest'
import { h } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import AssessmentShell from '@/app/AssessmentShell.vue'
import UndoOffer from '@/app/UndoOffer.vue'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import ActionPage from '@/features/plan/ActionPage.vue'
import PlanPage from '@/features/plan/PlanPage.vue'
import { createScreenTexts } from '@/i18n/plugin'
import { contentKey } from '@/parts/content-library'
import { screenTextsKey } from '@/parts/screen-language'
import { storageKey } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { idsKey } from '@/platform/ids'
import { lastWordsKey, type LastWords } from '@/platform/last-words'
import { sheetOfWindowKey } from '@/platform/sheet-of-window'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage } from '../../support/fake-storage'
import { heldSheets } from '../../support/held-sheets'
import { heldWords } from '../../support/held-words'
import { servedContent } from '../../support/mount-page'
import { answered } from '../../support/questionnaires'
import { newAssessment, testClock, testIds } from '../../support/storage-parts'

/** The pages of an assessment, running in English over storage of their own. */
export interface Pages {
  readonly storage: OpenedStorage
  readonly assessmentId: string
  readonly screen: VueWrapper
  readonly router: Router
  readonly text: () => string
  /** The button with this text or name. */
  readonly button: (name: string) => DOMWrapper<HTMLButtonElement>
  readonly field: (label: string) => HTMLInputElement
  readonly go: (place: string) => Promise<void>
}

async function begin(
  storage: OpenedStorage,
  questionnaire: Questionnaire,
  values: Record<string, AnswerValue>,
) {
  const { id, version } = questionnaire
  const identity = { id, version, sha256: fingerprint(questionnaire) }
  await storage.questionnaires.keep(questionnaire, identity)
  const { assessment, sheet } = await storage.assessments.begin({ ...newAssessment, questionnaire: identity })
  for (const [itemId, value] of Object.entries(values)) {
    await storage.answers.save(sheet.id, itemId, answered(value))
  }
  return assessment.id
}

/** Begins an assessment with these answers and shows a place of it: `results`, `plan`, `plan/<id>`. */
export async function openPages(
  questionnaire: Questionnaire,
  values: Record<string, AnswerValue>,
  place: string,
  ResultsPage: object = { render: () => h('main') },
): Promise<Pages> {
  const { storage } = await fakeStorage()
  return openWindow(storage, await begin(storage, questionnaire, values), place, heldWords(), ResultsPage)
}

let windows = 0

/** Shows a place of an assessment that is there, in a window of its own. */
export async function openWindow(
  storage: OpenedStorage,
  assessmentId: string,
  place: string,
  lastWords: LastWords,
  ResultsPage: object = { render: () => h('main') },
): Promise<Pages> {
  const texts = await createScreenTexts('en')
  const other = (name: string, path = name) => ({ name, path, component: { render: () => h('main', name) } })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      ...['home', 'data', 'settings'].map((name) => other(name, `/${name}`)),
      other('practice', '/practices/:id'),
      {
        path: '/a/:assessmentId',
        component: AssessmentShell,
        props: ({ params }) => ({ assessmentId: params['assessmentId'] }),
        children: [
          other('fill', 'fill/:indicatorId?'),
          other('report'),
          other('workshop'),
          { path: 'results', name: 'results', component: ResultsPage },
          { path: 'plan', name: 'plan', component: PlanPage },
          { path: 'plan/:actionId', name: 'action', component: ActionPage, props: true },
        ],
      },
    ],
  })
  await router.push(`/a/${assessmentId}/${place}`)
  const provide = {
    [storageKey as symbol]: storage,
    [sheetOfWindowKey as symbol]: heldSheets(),
    [contentKey as symbol]: servedContent(storage),
    [screenTextsKey as symbol]: texts,
    [clockKey as symbol]: testClock(),
    [idsKey as symbol]: testIds,
    [lastWordsKey as symbol]: lastWords,
  }
  const screen = mount(
    { render: () => [h(RouterView), h(UndoOffer)] },
    {
      attachTo: document.body,
      // Several windows stand in one document.
      global: {
        config: { idPrefix: `window-${(windows += 1)}` },
        plugins: [createPinia(), texts.plugin, router],
        provide,
      },
    },
  )
  await vi.waitFor(() => screen.get('main h1'))
  return pagesOf(storage, assessmentId, screen, router)
}

function pagesOf(storage: OpenedStorage, assessmentId: string, screen: VueWrapper, router: Router): Pages {
  const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent.trim()
  return {
    storage,
    assessmentId,
    screen,
    router,
    text: () => screen.text().replace(/\s+/g, ' '),
    button(name) {
      const all = screen.findAll<HTMLButtonElement>('button')
      const found = all.find(({ element }) => nameOf(element) === name)
      if (!found) throw new Error(`no button ${name} among: ${all.map((b) => nameOf(b.element)).join(' | ')}`)
      return found
    },
    field(label) {
      const found = screen.findAll<HTMLLabelElement>('label').find(({ element }) => nameOf(element) === label)
      const control = found?.element.control
      if (!control) throw new Error(`no field ${label}`)
      return control as HTMLInputElement
    },
    async go(to) {
      await router.push(`/a/${assessmentId}/${to}`)
    },
  }
}

/** Waits until this is true; fails with what was given instead. */
export async function until<T>(read: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  return vi.waitFor(async () => {
    const value = await read()
    if (!isSo(value)) throw new Error(`not so: ${JSON.stringify(value)}`)
    return value
  })
}
