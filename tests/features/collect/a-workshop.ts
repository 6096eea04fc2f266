import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import type { Component } from 'vue'
import type { Router } from 'vue-router'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Workshop } from '@/domain/records/workshop'
import type { KioskMemory } from '@/platform/kiosk'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage } from '../../support/fake-storage'
import { mountPage, saidBy, type MountParts } from '../../support/mount-page'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire } from '../../support/questionnaires'
import { newWorkshop, practice } from '../../support/storage-parts'

/** Two ladders and a question answered with yes, partly or no. */
export const questionnaire: Questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', {
      indicators: [
        anIndicator('A-1', { items: [aLadder('a-level')] }),
        anIndicator('A-2', { items: [aLadder('b-level')] }),
        anIndicator('A-3', { items: [anItem('yesPartlyNo', 'c-yes', {})] }),
      ],
    }),
  ],
})

/** A workshop in storage of its own, with participants of these codes. */
export async function aWorkshop(
  codes: readonly string[] = ['2718', '3141'],
  rules: Partial<Workshop> = {},
  asked: Questionnaire = questionnaire,
) {
  const opened = await fakeStorage()
  return { ...opened, ...(await begunIn(opened.storage, codes, rules, asked)) }
}

/** What an assessment says of its questionnaire. */
export function identityOf(asked: Questionnaire) {
  return { id: asked.id, version: asked.version, sha256: fingerprint(asked) }
}

async function begunIn(
  storage: OpenedStorage,
  codes: readonly string[],
  rules: Partial<Workshop>,
  asked: Questionnaire,
) {
  const identity = identityOf(asked)
  await storage.questionnaires.keep(asked, identity)
  const { assessment, sheet } = await storage.workshops.begin({
    assessment: { ...practice, questionnaire: identity },
    workshop: { ...newWorkshop, ...rules },
  })
  for (const code of codes) {
    await storage.workshops.addParticipant(assessment.id, code, {
      role: null,
      organisation: '',
      sex: null,
      ageBand: null,
      isPresent: true,
    })
  }
  return { assessmentId: assessment.id, sheetId: sheet.id }
}

/** A page of the workshop on the screen. */
export interface Shown {
  readonly screen: VueWrapper
  readonly router: Router
  readonly text: () => string
  readonly press: (name: string) => Promise<void>
  readonly field: (label: string) => HTMLInputElement
  readonly type: (label: string, text: string) => Promise<void>
  /** Waits until the screen says this. */
  readonly until: (text: string) => Promise<void>
}

/** Shows a page of the workshop, in English. */
export async function show(
  page: Component,
  { storage, assessmentId }: { storage: OpenedStorage; assessmentId: string },
  path: string,
  parts: KioskMemory | Pick<MountParts, 'kiosk' | 'lastWords' | 'content' | 'sheetOfWindow'> = {},
): Promise<Shown> {
  const given = 'read' in parts ? { kiosk: parts } : parts
  window.scrollTo = () => undefined
  const { screen, router } = await mountPage(page, {
    storage,
    language: 'en',
    ...given,
    path: path.startsWith('/') ? path : `/a/${assessmentId}/${path}`,
  })
  await vi.waitFor(() => screen.get('h1'), 10_000)
  return { screen, router, ...handsOn(screen) }
}

function handsOn(screen: VueWrapper): Omit<Shown, 'screen' | 'router'> {
  const text = () => saidBy(screen).replace(/\s+/g, ' ')
  function field(label: string): HTMLInputElement {
    const found = screen
      .findAll<HTMLInputElement>('input, select')
      .find(({ element }) => namesOf(element).some((name) => name.includes(label)))
    if (!found) throw new Error(`no field ${label} in: ${text()}`)
    return found.element
  }
  return {
    text,
    field,
    async press(name) {
      const found = screen
        .findAll('button, a')
        .find((one) => one.text().replace(/\s+/g, ' ').trim().startsWith(name))
      if (!found) throw new Error(`no button ${name} in: ${text()}`)
      await found.trigger('click')
      await flushPromises()
    },
    async type(label, value) {
      const input = field(label)
      input.focus()
      input.value = value
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await flushPromises()
    },
    until: (said) =>
      vi.waitFor(() => {
        if (!text().includes(said)) throw new Error(`„${said}“ is not said: ${text()}`)
      }, 10_000),
  }
}

function namesOf(element: HTMLInputElement): string[] {
  // Parts of a label stand apart, as they are read out.
  // Parts of a label stand apart, as they are read out.
  const labels = [...(element.labels ?? [])].map((label) =>
    [...label.childNodes]
      .filter(({ nodeType }) => nodeType !== Node.COMMENT_NODE)
      .map(({ textContent }) => textContent)
      .join(' ')
      .replace(/\s+/g, ' '),
  )
  return [...labels, element.getAttribute('aria-label') ?? '']
}

/** Chooses these files in the file field of the screen. */
export async function bring(screen: VueWrapper, files: readonly File[]): Promise<void> {
  const input = screen.get<HTMLInputElement>('input[type="file"]')
  Object.defineProperty(input.element, 'files', { value: files, configurable: true })
  await input.trigger('change')
}
