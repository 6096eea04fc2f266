import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import IndexPage from '@/features/indices/IndexPage.vue'
import IndicesPage from '@/features/indices/IndicesPage.vue'
import PracticePage from '@/features/practices/PracticePage.vue'
import ProgrammePage from '@/features/programmes/ProgrammePage.vue'
import ProgrammesPage from '@/features/programmes/ProgrammesPage.vue'
import { useSaveStatus } from '@/parts/save-status'
import { useUndo } from '@/parts/undo'
import type { LastWords } from '@/platform/last-words'
import type { OpenedStorage } from '@/storage/storage'
import type { Component } from 'vue'
import { fakeStorage } from '../../support/fake-storage'
import { heldWords } from '../../support/held-words'
import { button, mountPage, saidBy, servedContent, untilSaid } from '../../support/mount-page'
import { aProgramme } from './programme'
import { field } from '../../support/field'

let mounted: VueWrapper[] = []
let storage: OpenedStorage
let lastWords: LastWords
beforeEach(async () => {
  ;({ storage } = await fakeStorage())
  lastWords = heldWords()
})
afterEach(() => {
  for (const screen of mounted.splice(0)) screen.unmount()
  mounted = []
})

/** A page of the same browser; storage in which something else happens may take the place of its own. */
async function open(page: Component, path: string, over: Partial<OpenedStorage> = {}) {
  const given = { ...storage, ...over }
  const { screen, router } = await mountPage(page, { storage: given, language: 'en', path, lastWords })
  mounted.push(screen)
  return { screen, router }
}
/** Its tab is closed: nothing that comes later has an effect. */
function close(screen: VueWrapper): void {
  screen.unmount()
  mounted = mounted.filter((one) => one !== screen)
}
const valueOf = (screen: VueWrapper, label: string) =>
  (field(screen, label).element as HTMLInputElement).value
/** Presses keys in a field and stays in it. */
async function type(screen: VueWrapper, label: string, text: string): Promise<void> {
  const input = field(screen, label)
  ;(input.element as HTMLInputElement).value = text
  await input.trigger('input')
}
async function openProgramme(over: Partial<OpenedStorage> = {}) {
  const opened = await open(ProgrammePage, '/programmes/new', over)
  await untilSaid(opened.screen, 'Guria')
  await untilSaid(opened.screen, 'Rapid assessment')
  return opened
}
/** A programme of which only the last day is missing. */
async function typeProgramme(screen: VueWrapper): Promise<void> {
  await type(screen, 'Name of the programme', 'Test programme')
  await type(screen, 'Donor', 'A donor')
  await field(screen, 'First day').setValue('2025-01-01')
  await screen.get('input[value=lanchkhuti]').setValue(true)
  await field(screen, 'How many questions').setValue('rapid')
}

describe('what is typed into a new record and not added', () => {
  it('is there again in a programme whose page has ended, is not called saved, and can be added then', async () => {
    const before = await openProgramme()
    await typeProgramme(before.screen)
    close(before.screen)
    const { screen, router } = await openProgramme()
    expect(saidBy(screen)).toContain('This was begun earlier and has not been saved yet.')
    expect(valueOf(screen, 'Name of the programme')).toBe('Test programme')
    expect(valueOf(screen, 'Donor')).toBe('A donor')
    expect(valueOf(screen, 'First day')).toBe('2025-01-01')
    expect((screen.get('input[value=lanchkhuti]').element as HTMLInputElement).checked).toBe(true)
    expect(useSaveStatus().status.state).toBe('idle')
    expect(await storage.programmes.list()).toEqual([])

    await field(screen, 'Last day').setValue('2025-12-31')
    await screen.get('form').trigger('submit')
    await vi.waitFor(() => expect(router.currentRoute.value.params['id']).not.toBe('new'))
    expect(await storage.programmes.list()).toMatchObject([
      {
        name: 'Test programme',
        donor: 'A donor',
        period: { from: '2025-01-01', to: '2025-12-31' },
        questionnaire: { id: 'participation' },
        subset: 'rapid',
        members: [{ municipality: 'lanchkhuti', isPilot: false }],
      },
    ])
    expect([...lastWords.under('')]).toEqual([])
  })

  it('is there again in an index, also the figure in which the cursor still stands', async () => {
    const before = await open(IndexPage, '/indices/new')
    await untilSaid(before.screen, 'Guria')
    await type(before.screen, 'Name of the index', 'Test index')
    await type(before.screen, 'Stands for 100', '1 000')
    await type(before.screen, 'Lanchkhuti', '-3,5')
    close(before.screen)
    const { screen } = await open(IndexPage, '/indices/new')
    await untilSaid(screen, 'Guria')
    expect(valueOf(screen, 'Name of the index')).toBe('Test index')
    expect(valueOf(screen, 'Stands for 100').replaceAll(/\D/g, '')).toBe('1000')
    expect(valueOf(screen, 'Lanchkhuti')).toBe('-3.5')
  })

  it('stays with the municipality for which a practice was begun, wherever the next one is begun', async () => {
    const before = await open(PracticePage, '/practices/new?municipality=practice')
    await untilSaid(before.screen, 'Save the card')
    await type(before.screen, 'Title', 'Test practice')
    close(before.screen)
    const { screen } = await open(PracticePage, '/practices/new?municipality=ozurgeti')
    await untilSaid(screen, 'This was begun earlier')
    expect(valueOf(screen, 'Title')).toBe('Test practice')
    expect(valueOf(screen, 'Municipality')).toBe('practice')
  })

  it('is offered by the list, which offers a new one where nothing was typed', async () => {
    close((await openProgramme()).screen)
    const empty = await open(ProgrammesPage, '/programmes')
    await untilSaid(empty.screen, 'New programme')
    const programme = await openProgramme()
    await type(programme.screen, 'Donor', 'A')
    const { screen } = await open(ProgrammesPage, '/programmes')
    await untilSaid(screen, 'Go on with the draft')
    const others = await open(IndicesPage, '/indices')
    await untilSaid(others.screen, 'New index')
    expect(saidBy(others.screen)).not.toContain('Go on with the draft')
  })

  it('is begun anew on request, which can be undone until something else is typed', async () => {
    const before = await openProgramme()
    await typeProgramme(before.screen)
    close(before.screen)
    const { screen } = await openProgramme()
    await button(screen, 'Begin with an empty form').trigger('click')
    expect(valueOf(screen, 'Name of the programme')).toBe('')
    expect([...lastWords.under('')]).toEqual([])
    await useUndo().offer?.undo()
    await untilSaid(screen, 'This was begun earlier')
    expect(valueOf(screen, 'Name of the programme')).toBe('Test programme')
    await button(screen, 'Begin with an empty form').trigger('click')
    await type(screen, 'Donor', 'Another donor')
    expect(useUndo().offer).toBeNull()
  })

  it('is said to be lost with the page in a browser that keeps no drafts', async () => {
    lastWords = { ...heldWords(), put: () => undefined }
    const { screen } = await openProgramme()
    expect(saidBy(screen)).toContain('stays on this device as a draft')
    await type(screen, 'Donor', 'A')
    await untilSaid(screen, 'This browser cannot keep a draft.')
    expect(saidBy(screen)).not.toContain('stays on this device as a draft')
  })

  it('and could not be stored is added once with what was typed since, when it is tried again', async () => {
    let isFull = true
    const add = (...given: Parameters<typeof storage.indices.add>) =>
      isFull ? Promise.reject(new Error('full')) : storage.indices.add(...given)
    const { screen, router } = await open(IndexPage, '/indices/new', {
      indices: { ...storage.indices, add },
    })
    await untilSaid(screen, 'Guria')
    await type(screen, 'Name of the index', 'First')
    await field(screen, 'Date of publication').setValue('2025-02-03')
    await type(screen, 'Lanchkhuti', '4')
    await screen.get('form').trigger('submit')
    await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('failed'))
    expect([...lastWords.under('')]).toHaveLength(1)
    await type(screen, 'Name of the index', 'Second')
    isFull = false
    await useSaveStatus().retry()
    await vi.waitFor(() => expect(router.currentRoute.value.params['id']).not.toBe('new'))
    expect(await storage.indices.list()).toMatchObject([{ name: 'Second' }])
    expect([...lastWords.under('')]).toEqual([])
  })

  it('is not asked for before it is known which questionnaire a programme begins with', async () => {
    const content = servedContent(storage)
    let answer: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (answer = resolve))
    const index = () => asked.then(() => content.index())
    const parts = { storage, content: { ...content, index }, lastWords, path: '/programmes/new' }
    const { screen } = await mountPage(ProgrammePage, { ...parts, language: 'en' })
    mounted.push(screen)
    expect(saidBy(screen)).not.toContain('Name of the programme')
    answer()
    await untilSaid(screen, 'Name of the programme')
    expect(valueOf(screen, 'Questionnaire')).not.toBe('')
    expect([...lastWords.under('')]).toEqual([])
  })

  it('is not mistaken for one with words that are none of it', async () => {
    lastWords.put('record/programme/new', '{"name":7}')
    const { screen } = await openProgramme()
    expect(valueOf(screen, 'Name of the programme')).toBe('')
    expect(saidBy(screen)).toContain('stays on this device as a draft')
  })
})

describe('a figure of a programme that was begun', () => {
  it('is there again after its page has ended, until it is taken', async () => {
    const { id } = await storage.programmes.add(aProgramme())
    const before = await open(ProgrammePage, `/programmes/${id}`)
    await untilSaid(before.screen, 'What is counted')
    await type(before.screen, 'What is counted', 'Ideas')
    await type(before.screen, 'Figure', '12')
    close(before.screen)
    const { screen } = await open(ProgrammePage, `/programmes/${id}`)
    await untilSaid(screen, 'What is counted')
    expect(valueOf(screen, 'What is counted')).toBe('Ideas')
    expect(valueOf(screen, 'Figure')).toBe('12')
    await field(screen, 'Date').setValue('2020-01-01')
    await type(screen, 'Source', 'Test source')
    await screen.findAll('form').at(-1)?.trigger('submit')
    await vi.waitFor(async () =>
      expect((await storage.programmes.get(id))?.figures).toMatchObject([{ title: 'Ideas', value: 12 }]),
    )
    expect([...lastWords.under('')]).toEqual([])
    expect(valueOf(screen, 'What is counted')).toBe('')
  })
})
