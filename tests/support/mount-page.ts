import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { readFileSync } from 'node:fs'
import { vi } from 'vitest'
import { defineComponent, h, provide, shallowRef, watchEffect, type Component } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router, type RouteRecordRaw } from 'vue-router'
import { indexOf } from '@/build/questionnaire-checker'
import type { ScreenLanguage } from '@/i18n/languages'
import { createScreenTexts } from '@/i18n/plugin'
import { contentKey, createContentLibrary, type ContentLibrary } from '@/parts/content-library'
import { screenTextsKey } from '@/parts/screen-language'
import { bundleKey, useAssessment, type AssessmentBundle } from '@/parts/use-assessment'
import { storageKey } from '@/parts/use-storage'
import { cameraKey, type Camera } from '@/platform/camera'
import { clockKey } from '@/platform/clock'
import { idsKey } from '@/platform/ids'
import { kioskKey, type KioskMemory } from '@/platform/kiosk'
import { markerKey, type Marker, type Presence } from '@/platform/marker'
import { lastWordsKey, type LastWords } from '@/platform/last-words'
import { locksKey } from '@/platform/locks'
import { sheetOfWindowKey, type SheetOfWindow } from '@/platform/sheet-of-window'
import { storageHealthKey, type StorageHealth } from '@/platform/storage-health'
import { takeOutKey, type TakeOut } from '@/platform/take-out'
import type { OpenedStorage } from '@/storage/storage'
import { filesBelow } from './files'
import { heldKiosk } from './held-kiosk'
import { heldSheets } from './held-sheets'
import { heldWords } from './held-words'
import { testClock, testIds } from './storage-parts'

/** A browser that keeps what is stored, and how often it was asked to. */
export function keptHealth(): StorageHealth & { asked: number } {
  return {
    asked: 0,
    estimate: () => Promise.resolve({ usedBytes: 2_500_000, quotaBytes: 900_000_000 }),
    persisted: () => Promise.resolve('denied'),
    askToPersist() {
      this.asked += 1
      return Promise.resolve('granted')
    },
  }
}

/** A marker that lies nowhere but here. */
export function markerOf(presence: Presence | null = null): Marker & { presence: Presence | null } {
  return {
    presence,
    read() {
      return this.presence
    },
    write(next) {
      this.presence = next
    },
    clear() {
      this.presence = null
    },
  }
}

/** All questionnaires that the build serves. */
export const EVERYTHING = (): boolean => true

/**
 * The content that is served, some of it replaced: a text, or null for what cannot be had. Of the questionnaires only the
 * first benchmark unless more are `offered`, by their path.
 */
export function servedContent(
  storage: OpenedStorage,
  replaced: Readonly<Record<string, string | null>> = {},
  offered: (path: string) => boolean = (path) => path === 'participation/1.0.0.json',
): ContentLibrary {
  const files = filesBelow('questionnaires', '.json')
    .map((path) => ({ path, name: path.slice('questionnaires/'.length) }))
    // Not the list of fingerprints.
    .filter(({ name }) => name.startsWith('registers/') || (name.includes('/') && offered(name)))
    .map(({ path, name }) => ({ path: name, bytes: new Uint8Array(readFileSync(path)) }))
  const texts = new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]))
  texts.set('index.json', JSON.stringify(indexOf(files)))
  return createContentLibrary(storage, (path) => {
    const text = path in replaced ? replaced[path] : texts.get(path)
    return text == null ? Promise.reject(new Error(`404 ${path}`)) : Promise.resolve(text)
  })
}

/** What a page is mounted with; everything else is real. */
export interface MountParts {
  readonly storage: OpenedStorage
  readonly language?: ScreenLanguage
  readonly content?: ContentLibrary
  readonly health?: StorageHealth
  readonly marker?: Marker
  readonly lastWords?: LastWords
  readonly takeOut?: TakeOut
  readonly kiosk?: KioskMemory
  /** Without one, the device has none. */
  readonly camera?: Camera
  /** What the window remembers from before a reload. */
  readonly sheetOfWindow?: SheetOfWindow
  /** Where the page is, with its query. */
  readonly path?: string
}

/** The names of all screens, so that links and journeys work; only the page in question is really there. */
const SCREENS = {
  home: '/',
  begin: '/begin',
  library: '/questionnaires',
  questionnaire: '/questionnaires/:sha256',
  compare: '/compare/:view?',
  programmes: '/programmes',
  programme: '/programmes/:id',
  practices: '/practices',
  practice: '/practices/:id',
  indices: '/indices',
  index: '/indices/:id',
  data: '/data',
  file: '/file',
  share: '/share',
  conflicts: '/conflicts',
  bin: '/bin',
  settings: '/settings',
  join: '/join/:payload?',
  givePoints: '/join/points/:payload?',
} as const
const SCREENS_OF_AN_ASSESSMENT = [
  'fill',
  'survey',
  'overview',
  'move',
  'results',
  'plan',
  'report',
  'print',
  'enter',
  'surveyResults',
  'respond',
  'workshop',
  'workshopSetup',
  'participants',
  'prepare',
  'warmUp',
  'collect',
  'minutes',
  'scan',
  'kiosk',
  'paper',
  'hands',
  'vote',
  'discuss',
  'pointsRound',
  'ready',
  'handIn',
] as const

/** Provides the assessment to its page as the shell of the app does, without header and links. */
const AssessmentHost = defineComponent({
  props: { assessmentId: { type: String, required: true } },
  setup(props) {
    const state = useAssessment(() => props.assessmentId)
    const bundle = shallowRef<AssessmentBundle | null>(null)
    watchEffect(() => {
      if (state.value.status === 'ready') bundle.value = state.value.value
    })
    provide(bundleKey, bundle as never)
    return () => (bundle.value ? h(RouterView) : null)
  },
})

function routesTo(page: Component): RouteRecordRaw[] {
  const children = SCREENS_OF_AN_ASSESSMENT.map((name) => ({
    name,
    path: name === 'fill' || name === 'discuss' ? `${name}/:indicatorId?` : name,
    component: page,
  }))
  return [
    ...Object.entries(SCREENS).map(([name, path]) => ({ name, path, component: page, props: true })),
    { path: '/a/:assessmentId', component: AssessmentHost, props: true, children },
  ]
}

/** A page among real storage, content and texts, as it stands once everything has loaded. */
export async function mountPage(
  page: Component,
  {
    storage,
    language = 'ka',
    content = servedContent(storage),
    health = keptHealth(),
    marker = markerOf(),
    lastWords = heldWords(),
    takeOut = () => Promise.resolve(new Blob(['{}'], { type: 'application/json' })),
    camera = { open: () => Promise.resolve({ ok: false, error: 'none' }) },
    kiosk = heldKiosk(),
    sheetOfWindow = heldSheets(),
    path = '/',
  }: MountParts,
): Promise<{ screen: VueWrapper; router: Router }> {
  const pinia = createPinia()
  setActivePinia(pinia)
  const texts = await createScreenTexts(language)
  const router = createRouter({ history: createMemoryHistory(), routes: routesTo(page) })
  await router.push(path)
  const screen = mount(
    { render: () => h(RouterView) },
    {
      attachTo: document.body,
      global: {
        plugins: [pinia, texts.plugin, router],
        provide: {
          [storageKey as symbol]: storage,
          [contentKey as symbol]: content,
          [screenTextsKey as symbol]: texts,
          [clockKey as symbol]: testClock(),
          [idsKey as symbol]: testIds,
          [locksKey as symbol]: null,
          [lastWordsKey as symbol]: lastWords,
          [kioskKey as symbol]: kiosk,
          [sheetOfWindowKey as symbol]: sheetOfWindow,
          [cameraKey as symbol]: camera,
          [storageHealthKey as symbol]: health,
          [markerKey as symbol]: marker,
          [takeOutKey as symbol]: takeOut,
        },
      },
    },
  )
  await flushPromises()
  return { screen, router }
}

/** What the screen says, its no-break spaces as plain ones. */
export function saidBy(screen: Pick<VueWrapper, 'text'>): string {
  return screen.text().replaceAll('\u00a0', ' ')
}

/** Waits until the screen says this; fails with what it says instead. A busy machine is no failure. */
export async function untilSaid(screen: VueWrapper, text: string): Promise<void> {
  await vi.waitFor(() => {
    if (!saidBy(screen).includes(text)) throw new Error(`„${text}“ is not on the screen:\n${saidBy(screen)}`)
  }, 20_000)
}

/** The button with this text. */
export function button(screen: VueWrapper, text: string): ReturnType<VueWrapper['get']> {
  const found = screen.findAll('button').find((candidate) => candidate.text().includes(text))
  if (!found)
    throw new Error(
      `no button „${text}“ among: ${screen
        .findAll('button')
        .map((b) => b.text())
        .join(' | ')}`,
    )
  return found
}
