import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { vi } from 'vitest'
import { h } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import AssessmentShell from '@/app/AssessmentShell.vue'
import UndoOffer from '@/app/UndoOffer.vue'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { WorkshopDraft } from '@/domain/records/workshop'
import DiscussPage from '@/features/discuss/DiscussPage.vue'
import { createScreenTexts } from '@/i18n/plugin'
import { contentKey } from '@/parts/content-library'
import { readShown, type Shown } from '@/parts/projector/slide'
import { screenTextsKey } from '@/parts/screen-language'
import { storageKey } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { idsKey } from '@/platform/ids'
import { lastWordsKey, type LastWords } from '@/platform/last-words'
import { sheetOfWindowKey } from '@/platform/sheet-of-window'
import { fakeStorage } from '../../support/fake-storage'
import { heldSheets } from '../../support/held-sheets'
import { heldWords } from '../../support/held-words'
import { servedContent } from '../../support/mount-page'
import { anArea, anIndicator, answered, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { newWorkshop, practice, testIds } from '../../support/storage-parts'

/** Names, codes and notes that must be found nowhere but in storage. */
export const PLANTED = {
  name: 'Planted Name',
  organisation: 'Planted Organisation',
  note: 'planted note',
  code: '2718',
}

const questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', {
      indicators: [
        anIndicator('SAME'),
        anIndicator('APART', { evidence: inBoth('what would show it') }),
        anIndicator('NEAR'),
      ],
    }),
  ],
})

/** Six ballots: all at 3 on SAME, 0 to 4 on APART, 2 and 3 on NEAR; the first has a name and a note. */
const BALLOTS = [
  [3, 0, 2],
  [3, 4, 2],
  [3, 1, 2],
  [3, 4, 3],
  [3, 3, 2],
  [3, 1, 3],
] as const

/** A workshop with six ballots, in storage of its own. */
export async function aWorkshop(rules: Partial<WorkshopDraft> = {}) {
  const { storage, clock } = await fakeStorage()
  const { id, version } = questionnaire
  const identity = { id, version, sha256: fingerprint(questionnaire) }
  await storage.questionnaires.keep(questionnaire, identity)
  const { assessment, sheet } = await storage.workshops.begin({
    assessment: { ...practice, questionnaire: identity },
    workshop: { ...newWorkshop, phase: 'together', secondsEach: 120, ...rules },
  })
  for (const [place, [same, apart, near]] of BALLOTS.entries()) {
    const code = String(Number(PLANTED.code) + place)
    const organisation = place === 0 ? PLANTED.organisation : ''
    const draft = { role: 'resident', organisation, sex: null, ageBand: null, isPresent: true } as const
    const participant = await storage.workshops.addParticipant(assessment.id, code, draft)
    if (place === 0) await storage.workshops.setName(participant.id, PLANTED.name)
    const answers = {
      SAME: { ...answered(same), note: place === 0 ? PLANTED.note : '' },
      APART: answered(apart),
      NEAR: answered(near),
    }
    await storage.ballots.keep(assessment.id, { code, round: 1, way: 'paper', answers })
  }
  return { storage, clock, assessmentId: assessment.id, sheetId: sheet.id }
}

/** What was sent to projectors: a channel that keeps what it was given. */
export class HeardChannel {
  static readonly all: HeardChannel[] = []
  readonly sent: unknown[] = []
  onmessage: ((event: { data: unknown }) => void) | null = null
  readonly name: string
  constructor(name: string) {
    this.name = name
    HeardChannel.all.push(this)
  }
  postMessage(message: unknown): void {
    this.sent.push(structuredClone(message))
  }
  close(): void {
    this.onmessage = null
  }
}

/** The slide that was sent last; fails where it is none that a projector shows. */
export function lastShown(): Shown {
  const sent = HeardChannel.all.at(-1)?.sent.at(-1) as { shown: unknown } | undefined
  const shown = readShown(sent?.shown)
  if (!shown) throw new Error(`no slide: ${JSON.stringify(sent)}`)
  return shown
}

/** The facilitator's window, running in English. */
export interface Room {
  readonly page: VueWrapper
  readonly router: Router
  readonly text: () => string
  readonly press: (name: string) => Promise<void>
  readonly field: (label: string) => HTMLInputElement
  readonly type: (label: string, text: string) => void
  readonly choose: (level: number) => Promise<void>
}

let windows = 0

/** Opens a place of the discussion: an indicator, or `?at=agreed`. */
export async function openRoom(
  { storage, clock, assessmentId }: Awaited<ReturnType<typeof aWorkshop>>,
  place = '',
  lastWords: LastWords = heldWords(),
): Promise<Room> {
  const texts = await createScreenTexts('en')
  const other = (name: string, path = name) => ({ name, path, component: { render: () => h('main', name) } })
  const ofAssessment = ['workshop', 'pointsRound', 'results', 'plan', 'report', 'minutes'].map((name) =>
    other(name),
  )
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      ...['home', 'data', 'settings'].map((name) => other(name, `/${name}`)),
      other('projector', '/projector/:channel'),
      {
        path: '/a/:assessmentId',
        component: AssessmentShell,
        props: ({ params }) => ({ assessmentId: params['assessmentId'] }),
        children: [
          ...ofAssessment,
          other('fill', 'fill/:indicatorId?'),
          other('action', 'plan/:actionId'),
          { path: 'discuss/:indicatorId?', name: 'discuss', component: DiscussPage, props: true },
        ],
      },
    ],
  })
  await router.push(`/a/${assessmentId}/discuss/${place}`)
  const page = mount(
    { render: () => [h(RouterView), h(UndoOffer)] },
    {
      attachTo: document.body,
      global: {
        config: { idPrefix: `window-${(windows += 1)}` },
        plugins: [createPinia(), texts.plugin, router],
        provide: {
          [clockKey as symbol]: clock,
          [idsKey as symbol]: testIds,
          [storageKey as symbol]: storage,
          [sheetOfWindowKey as symbol]: heldSheets(),
          [lastWordsKey as symbol]: lastWords,
          [contentKey as symbol]: servedContent(storage),
          [screenTextsKey as symbol]: texts,
        },
      },
    },
  )
  await vi.waitFor(() => page.get('main h1'), 20_000)
  return roomOf(page, router)
}

function roomOf(page: VueWrapper, router: Router): Room {
  const text = () => page.text().replace(/\s+/g, ' ')
  const field = (label: string) => {
    const found = page
      .findAll<HTMLLabelElement>('label')
      .find(({ element }) => element.textContent.trim() === label)
    if (!found?.element.control) throw new Error(`no field ${label} in: ${text()}`)
    return found.element.control as HTMLInputElement
  }
  return {
    page,
    router,
    text,
    field,
    async press(name) {
      const found = page.findAll('button, main a').find((each) => each.text().trim() === name)
      if (!found) throw new Error(`no button ${name} in: ${text()}`)
      // A click on a submit button sends its form.
      await found.trigger(found.attributes('type') === 'submit' ? 'submit' : 'click')
    },
    type(label, typed) {
      const input = field(label)
      input.value = typed
      input.dispatchEvent(new Event('input', { bubbles: true }))
    },
    choose: (level) => page.get(`.ladder input[value="${level}"]`).setValue(true),
  }
}
