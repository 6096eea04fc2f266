import { readFile } from 'node:fs/promises'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { h } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import { vi } from 'vitest'
import AssessmentShell from '@/app/AssessmentShell.vue'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import FillPage from '@/features/fill/FillPage.vue'
import OverviewPage from '@/features/fill/OverviewPage.vue'
import { picturesKey } from '@/parts/evidence/use-chosen-file'
import type { PictureTools } from '@/parts/evidence/photo'
import type { ScreenLanguage } from '@/i18n/languages'
import { createScreenTexts } from '@/i18n/plugin'
import { contentKey, createContentLibrary } from '@/parts/content-library'
import { screenTextsKey } from '@/parts/screen-language'
import { storageKey } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { idsKey } from '@/platform/ids'
import { lastWordsKey, type LastWords } from '@/platform/last-words'
import { locksKey, type Locks } from '@/platform/locks'
import { sheetOfWindowKey } from '@/platform/sheet-of-window'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage } from '../../support/fake-storage'
import { heldSheets } from '../../support/held-sheets'
import { heldWords } from '../../support/held-words'
import { newAssessment, testIds } from '../../support/storage-parts'

/** An assessment that has been begun in storage of its own. */
export interface Begun extends Awaited<ReturnType<typeof fakeStorage>> {
  readonly assessmentId: string
  readonly sheetId: string
}

/** Begins an assessment with this questionnaire. */
export async function begun(
  questionnaire: Questionnaire,
  overrides: Partial<typeof newAssessment> = {},
  opened?: Awaited<ReturnType<typeof fakeStorage>>,
): Promise<Begun> {
  const { storage, ...rest } = opened ?? (await fakeStorage())
  const { id, version } = questionnaire
  const identity = { id, version, sha256: fingerprint(questionnaire) }
  await storage.questionnaires.keep(questionnaire, identity)
  const { assessment, sheet } = await storage.assessments.begin({
    ...newAssessment,
    questionnaire: identity,
    ...overrides,
  })
  return { storage, ...rest, assessmentId: assessment.id, sheetId: sheet.id }
}

/** The screens of filling, running. */
export interface Screen {
  readonly page: VueWrapper
  readonly router: Router
  /** What stands on the screen, without runs of spaces. */
  readonly text: () => string
  readonly button: (name: string) => HTMLButtonElement
  readonly field: (label: string) => HTMLInputElement
  readonly rung: (level: number) => HTMLInputElement
}

/** What may be other than usual where a place is shown. */
interface Surroundings {
  /** Storage that does something else than the assessment's own. */
  readonly storage: OpenedStorage
  readonly pictures: PictureTools
  readonly locks: Locks
  readonly lastWords: LastWords
  readonly language: ScreenLanguage
}

let windows = 0

/** Shows a place of the assessment (`fill/IND-1`, `overview`), in English and in a browser without locks unless said otherwise. */
export async function open(
  { storage, clock, assessmentId }: Begun,
  place: string,
  {
    storage: stored = storage,
    pictures,
    locks,
    lastWords = heldWords(),
    language = 'en',
  }: Partial<Surroundings> = {},
): Promise<Screen> {
  const texts = await createScreenTexts(language)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      ...['home', 'data', 'settings'].map((name) => ({
        path: `/${name}`,
        name,
        component: { render: () => null },
      })),
      {
        path: '/a/:assessmentId',
        component: AssessmentShell,
        props: ({ params }) => ({ assessmentId: params['assessmentId'] }),
        children: [
          { path: 'fill/:indicatorId?', name: 'fill', component: FillPage, props: true },
          { path: 'overview', name: 'overview', component: OverviewPage },
          ...['move', 'results', 'plan', 'report'].map((name) => ({
            path: name,
            name,
            component: { render: () => h('main', `the ${name} page`) },
          })),
        ],
      },
    ],
  })
  await router.push(`/a/${assessmentId}/${place}`)
  const page = mount(
    { render: () => h(RouterView) },
    {
      attachTo: document.body,
      global: {
        // Several windows stand in one document.
        config: { idPrefix: `window-${(windows += 1)}` },
        plugins: [createPinia(), texts.plugin, router],
        provide: {
          [clockKey]: clock,
          [idsKey as symbol]: testIds,
          [storageKey]: stored,
          [sheetOfWindowKey]: heldSheets(),
          [locksKey]: locks ?? null,
          [lastWordsKey]: lastWords,
          [contentKey]: createContentLibrary(stored, (path) => readFile(`questionnaires/${path}`, 'utf8')),
          [screenTextsKey]: texts,
          ...(pictures ? { [picturesKey]: pictures } : {}),
        },
      },
    },
  )
  await vi.waitFor(() => page.get('main h1'))
  // Rare controls are loaded when they are first needed.
  await vi.dynamicImportSettled()
  await restShown()
  return screenOf(page, router)
}

/** Waits until what a form shows after the first paint is there. */
export async function restShown(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  await vi.dynamicImportSettled()
}

function screenOf(page: VueWrapper, router: Router): Screen {
  const named = (selector: string, name: string): HTMLElement => {
    const found = page
      .findAll<HTMLElement>(selector)
      .find(({ element }) => [element.textContent.trim(), element.getAttribute('aria-label')].includes(name))
    if (!found) throw new Error(`nothing is called ${name}`)
    return found.element
  }
  return {
    page,
    router,
    text: () => page.text().replace(/\s+/g, ' '),
    button: (name) => named('button', name) as HTMLButtonElement,
    field: (label) => {
      const { control } = named('label', label) as HTMLLabelElement
      if (!(control instanceof HTMLElement)) throw new Error(`${label} belongs to no field`)
      return control as HTMLInputElement
    },
    rung: (level) => page.get<HTMLInputElement>(`input[type=radio][value="${level}"]`).element,
  }
}

/** Types into a field as a person does: the text is there, the field keeps the focus. */
export function typeInto(field: HTMLInputElement, text: string): void {
  field.focus()
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Presses a key where the focus is. */
export function press(key: string): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )
}

/** The pause in the typing, after which a draft is written, never comes: only leaving, hiding or blurring can write it. */
export function typeWithoutPause(): void {
  const real = globalThis.setTimeout
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, delay?: number) =>
    real(run, delay === 500 ? 2 ** 30 : delay),
  )
}
