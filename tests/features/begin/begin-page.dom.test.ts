import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import BeginPage from '@/features/begin/BeginPage.vue'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { fakeStorage, begunStorage } from '../../support/fake-storage'
import { mountPage, servedContent, untilSaid } from '../../support/mount-page'

const FILE = 'participation/1.0.0.json'
const document_ = () => JSON.parse(readFileSync(`questionnaires/${FILE}`, 'utf8')) as Record<string, unknown>

let mounted: VueWrapper | null = null
afterEach(() => mounted?.unmount())

async function open(path = '/begin', replaced: Record<string, string | null> = {}) {
  const { storage } = await fakeStorage()
  const { screen, router } = await mountPage(BeginPage, {
    storage,
    language: 'en',
    path,
    content: servedContent(storage, replaced),
  })
  mounted = screen
  return { storage, screen, router }
}

/** The names of the municipalities that are offered, the one for practice left out. */
function offered(screen: VueWrapper): string[] {
  return screen.findAll('.list fieldset:not(:last-child) label b').map((name) => name.text())
}

test('an assessment is begun with what was chosen, and its questionnaire is kept under its hash', async () => {
  const { storage, screen, router } = await open()
  await untilSaid(screen, 'about 60 minutes')
  await screen.get('input[type=radio][value=lanchkhuti]').setValue()
  await screen.get('input[type=radio][value=rapid]').setValue()
  await screen.get('select').setValue('chair')
  await screen.get('form').trigger('submit')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'))

  const [assessment] = await storage.assessments.list()
  const sha256 = fingerprint(document_())
  expect(assessment).toMatchObject({
    id: router.currentRoute.value.params['assessmentId'],
    municipality: 'lanchkhuti',
    municipalityKind: 'community',
    subset: 'rapid',
    period: { from: '2025-03-01', to: '2026-02-28' },
    wave: '2026',
    previousId: null,
    questionnaire: { id: 'participation', version: '1.0.0', sha256 },
  })
  const [sheet] = await storage.sheets.ofAssessment(assessment?.id ?? '')
  expect(sheet).toMatchObject({ role: 'chair', name: null })
  const kept = await storage.questionnaires.list()
  expect(kept.map(({ id }) => id)).toEqual([sha256])
})

test('a questionnaire whose content does not match its fingerprint is refused, and nothing is stored', async () => {
  const tampered = { ...document_(), authors: ['Somebody else'] }
  const { storage, screen } = await open('/begin', { [FILE]: JSON.stringify(tampered) })
  await untilSaid(screen, 'its fingerprint does not match the published one')
  expect(screen.get('button[type=submit]').attributes('disabled')).toBeDefined()
  expect(await storage.assessments.list()).toEqual([])
  expect(await storage.questionnaires.list()).toEqual([])
})

test('a questionnaire with faults is refused with each fault and its place, and nothing is stored', async () => {
  const faulty = { ...document_(), version: '1.0', licence: 7 }
  const index = { ...(JSON.parse(await indexText()) as { questionnaires: object[] }) }
  const entry = { ...index.questionnaires[0], sha256: fingerprint(faulty) }
  const { storage, screen } = await open('/begin', {
    [FILE]: JSON.stringify(faulty),
    'index.json': JSON.stringify({ ...index, questionnaires: [entry] }),
  })
  await untilSaid(screen, '2 faults were found')
  expect(screen.text()).toContain('A version looks like 1.0.0.')
  expect(screen.findAll('code').map((path) => path.text())).toEqual(['version', 'licence'])
  expect(await storage.questionnaires.list()).toEqual([])
})

test('without the questionnaire a sentence says what to do, and trying again helps', async () => {
  const replaced: Record<string, string | null> = { [FILE]: null }
  const { screen } = await open('/begin', replaced)
  await untilSaid(screen, 'The questionnaire could not be loaded')
  replaced[FILE] = JSON.stringify(document_())
  await screen.get('.danger button').trigger('click')
  await untilSaid(screen, 'about 60 minutes')
  expect(screen.find('.danger').exists()).toBe(false)
})

test('the search finds in Georgian and in Latin letters, by name and by region', async () => {
  const { screen } = await open()
  const search = screen.get('input[type=search]')
  await search.setValue('ლანჩხ')
  expect(offered(screen)).toEqual(['Lanchkhuti'])
  await search.setValue('LANCHKH')
  expect(offered(screen)).toEqual(['Lanchkhuti'])
  await search.setValue('გურია')
  expect(offered(screen)).toEqual(['Lanchkhuti', 'Ozurgeti', 'Chokhatauri'])
})

test('the municipality for practice stands last and is plainly named', async () => {
  const { screen } = await open()
  const last = screen.findAll('.list label').at(-1)
  expect(last?.text()).toContain('Practice municipality')
  expect(last?.text()).toContain('Not a real one')
})

test('Enter in the search chooses the first one found and does not send the form', async () => {
  const { screen } = await open()
  const search = screen.get('input[type=search]')
  await search.setValue('ozurg')
  await search.trigger('keydown', { key: 'Enter' })
  expect(screen.get('.chosen').text()).toBe('Chosen: Ozurgeti')
})

test('an unknown municipality in the link is named in a sentence, and another can be chosen', async () => {
  const { screen } = await open('/begin?municipality=atlantis')
  expect(screen.get('[role=alert]').text()).toContain('no municipality with the code “atlantis”')
  expect(screen.find('input[type=radio][value=lanchkhuti]').exists()).toBe(true)
})

test('what is missing is said field by field, the first is focused, and nothing is stored', async () => {
  const { storage, screen } = await open()
  await untilSaid(screen, 'about 60 minutes')
  await screen.get('form').trigger('submit')
  await flushPromises()
  expect(screen.text()).toContain('Choose a municipality.')
  expect(screen.text()).toContain('Choose who is answering.')
  expect(document.activeElement).toBe(screen.get('input[type=search]').element)
  expect(await storage.assessments.list()).toEqual([])
})

test('a period that is not about a year warns and does not block', async () => {
  const { storage, screen } = await open('/begin?municipality=ozurgeti')
  await untilSaid(screen, 'about 60 minutes')
  await screen.get('input[type=date]').setValue('2025-12-01')
  expect(screen.text()).toContain('This is not about a year')
  await screen.get('select').setValue('member')
  await screen.get('form').trigger('submit')
  await vi.waitFor(async () => expect(await storage.assessments.list()).toHaveLength(1))
})

test('a new wave takes municipality, subset and role from the last one, and no answer', async () => {
  const { storage, assessmentId, sheetId } = await begunStorage()
  await storage.answers.save(sheetId, 'INF-1', { state: 'answered', value: 3, naReason: '', note: 'n' })
  const path = `/begin?previous=${assessmentId}`
  const { screen, router } = await mountPage(BeginPage, { storage, language: 'en', path })
  mounted = screen
  await untilSaid(screen, 'about 60 minutes')
  expect(screen.text()).toContain('The earlier wave: “2026”')
  await screen.get('form').trigger('submit')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'))
  const id = String(router.currentRoute.value.params['assessmentId'])
  expect(await storage.assessments.get(id)).toMatchObject({
    municipality: 'practice',
    subset: 'full',
    wave: '2026-2',
    previousId: assessmentId,
  })
  const [sheet] = await storage.sheets.ofAssessment(id)
  expect(sheet?.role).toBe('member')
  expect(await storage.answers.ofSheet(sheet?.id ?? '')).toEqual([])
})

async function indexText(): Promise<string> {
  const { storage } = await fakeStorage()
  return JSON.stringify(await servedContent(storage).index())
}
