import type { VueWrapper } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { openKibeFile } from '@/exchange/open-kibe-file'
import ProgrammePage from '@/features/programmes/ProgrammePage.vue'
import ProgrammesPage from '@/features/programmes/ProgrammesPage.vue'
import { useSaveStatus } from '@/parts/save-status'
import { useUndo } from '@/parts/undo'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage } from '../../support/fake-storage'
import { button, mountPage, saidBy, untilSaid } from '../../support/mount-page'
import { useWorkersOf, watchDownloads } from '../data/device'
import { aProgramme, keepParticipation } from './programme'
import { field } from '../../support/field'

const participation = JSON.parse(readFileSync('questionnaires/participation/1.0.0.json', 'utf8')) as object

let mounted: VueWrapper | null = null
let device: Awaited<ReturnType<typeof fakeStorage>>
let storage: OpenedStorage
beforeEach(async () => {
  device = await fakeStorage()
  storage = device.storage
})
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open(id: string, language: 'en' | 'ka' = 'en') {
  const path = `/programmes/${id}`
  const { screen, router } = await mountPage(ProgrammePage, { storage, language, path })
  mounted = screen
  return { screen, router }
}
async function fillIn(screen: VueWrapper): Promise<void> {
  await untilSaid(screen, 'Guria')
  await untilSaid(screen, 'Rapid assessment')
  await field(screen, 'Name of the programme').setValue('Test programme')
  await field(screen, 'Donor').setValue('A donor')
  await field(screen, 'First day').setValue('2025-01-01')
  await field(screen, 'Last day').setValue('2025-12-31')
  await screen.get('input[value=lanchkhuti]').setValue(true)
}
async function submit(screen: VueWrapper): Promise<void> {
  await screen.get('form').trigger('submit')
}

test('a programme is stored whole with its questionnaire, then said to be saved, and its page goes on under its id', async () => {
  const { screen, router } = await open('new')
  await fillIn(screen)
  expect(useSaveStatus().status.state).toBe('idle')
  await submit(screen)
  await vi.waitFor(() => expect(router.currentRoute.value.params['id']).not.toBe('new'))
  expect(useSaveStatus().status.state).toBe('saved')

  const [programme] = await storage.programmes.list()
  const sha256 = fingerprint(participation)
  expect(programme).toMatchObject({
    id: router.currentRoute.value.params['id'],
    name: 'Test programme',
    donor: 'A donor',
    period: { from: '2025-01-01', to: '2025-12-31' },
    wave: '2026',
    questionnaire: { id: 'participation', version: '1.0.0', sha256 },
    subset: 'full',
    members: [{ municipality: 'lanchkhuti', isPilot: false }],
    figures: [],
  })
  expect(await storage.questionnaires.hashes()).toEqual([sha256])
})

test('a programme that cannot be stored is not said to be saved, and stays on the screen', async () => {
  const { screen, router } = await open('new')
  await fillIn(screen)
  storage.close()
  await submit(screen)
  await vi.waitFor(() => expect(useSaveStatus().status.state).toBe('failed'))
  expect(router.currentRoute.value.params['id']).toBe('new')
  expect((field(screen, 'Name of the programme').element as HTMLInputElement).value).toBe('Test programme')
})

test('what is missing is said at each field, the first is focused, and nothing is stored', async () => {
  const { screen } = await open('new')
  await untilSaid(screen, 'Guria')
  await submit(screen)
  await untilSaid(screen, 'Give the programme a name.')
  expect(saidBy(screen)).toContain('Enter both days.')
  expect(saidBy(screen)).toContain('Mark at least one municipality.')
  expect(useSaveStatus().status.state).toBe('idle')
  expect(document.activeElement).toBe(field(screen, 'Name of the programme').element)
  expect(await storage.programmes.list()).toEqual([])
})

test('an end before the beginning is said at the dates, and nothing is stored', async () => {
  const { screen } = await open('new')
  await fillIn(screen)
  await field(screen, 'Last day').setValue('2024-12-31')
  await submit(screen)
  await untilSaid(screen, 'The last day is before the first.')
  expect(await storage.programmes.list()).toEqual([])
})

test('the list names each programme with its donor, dates and municipalities, and says so where there is none', async () => {
  const empty = await mountPage(ProgrammesPage, { storage, language: 'en', path: '/programmes' })
  await untilSaid(empty.screen, 'There is no programme here yet.')
  empty.screen.unmount()
  await storage.programmes.add(aProgramme({ donor: 'A donor' }))
  const { screen } = await mountPage(ProgrammesPage, { storage, language: 'en', path: '/programmes' })
  mounted = screen
  await untilSaid(screen, 'Test programme')
  expect(saidBy(screen)).toContain('Donor: A donor')
  expect(saidBy(screen)).toContain('Wave 2026: 1 January 2025 – 31 December 2025')
  expect(saidBy(screen)).toContain('2 municipalities, 1 of them pilot')
  expect(screen.get('nav a').attributes('href')).toBe('/compare')
})

test('a change is stored by itself, and one that is wrong is said at its field and not stored', async () => {
  const { id } = await storage.programmes.add(aProgramme())
  const { screen } = await open(id)
  await untilSaid(screen, 'Guria')
  await field(screen, 'Name of the programme').setValue('Another name')
  await field(screen, 'Name of the programme').trigger('change')
  await vi.waitFor(async () => expect((await storage.programmes.get(id))?.name).toBe('Another name'))
  await field(screen, 'Last day').setValue('2024-01-01')
  await untilSaid(screen, 'The last day is before the first.')
  await field(screen, 'First day').setValue('2023-01-01')
  await vi.waitFor(async () =>
    expect((await storage.programmes.get(id))?.period).toEqual({ from: '2023-01-01', to: '2024-01-01' }),
  )
  for (const code of ['lanchkhuti', 'ozurgeti']) await screen.get(`input[value=${code}]`).setValue(false)
  await untilSaid(screen, 'Mark at least one municipality.')
  expect((await storage.programmes.get(id))?.members).toEqual([{ municipality: 'ozurgeti', isPilot: false }])
})

test('a whole region is chosen with one mark, and a pilot is marked beside its name', async () => {
  const { id } = await storage.programmes.add(
    aProgramme({ members: [{ municipality: 'ozurgeti', isPilot: false }] }),
  )
  const { screen } = await open(id)
  await untilSaid(screen, 'Guria')
  const guria = screen.findAll('details').find((one) => one.text().includes('Guria'))
  await guria?.get('.whole input').setValue(true)
  await guria?.findAll('.pilot input')[0]?.setValue(true)
  await vi.waitFor(async () =>
    expect((await storage.programmes.get(id))?.members).toEqual([
      { municipality: 'lanchkhuti', isPilot: true },
      { municipality: 'ozurgeti', isPilot: false },
      { municipality: 'chokhatauri', isPilot: false },
    ]),
  )
  expect(saidBy(screen)).toContain('3 municipalities, 1 of them pilot')
})

test('a programme is deleted, and brought back whole', async () => {
  const { id } = await storage.programmes.add(aProgramme())
  const { screen, router } = await open(id)
  await untilSaid(screen, 'Delete the programme')
  await button(screen, 'Delete the programme').trigger('click')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('programmes'))
  expect(await storage.programmes.list()).toEqual([])
  expect(useUndo().offer?.sentence).toBe('“Test programme” was deleted.')
  await useUndo().offer?.undo()
  expect(await storage.programmes.list()).toMatchObject([{ id, name: 'Test programme' }])
})

test('figures that contradict each other stand beside each other, and a figure without a source is not taken', async () => {
  const figures = [{ title: 'Ideas', value: 3, unit: '', date: '2020-01-01', source: 'First test source' }]
  const { id } = await storage.programmes.add(aProgramme({ figures }))
  const { screen } = await open(id)
  await untilSaid(screen, 'First test source')
  expect(saidBy(screen)).not.toContain('The sources differ')
  const form = () => screen.findAll('form').at(-1)
  await field(screen, 'What is counted').setValue('Ideas')
  await field(screen, 'Figure').setValue('1 250,5')
  await field(screen, 'Date').setValue('2021-05-06')
  await form()?.trigger('submit')
  await untilSaid(screen, 'Say where the figure is from.')
  expect((await storage.programmes.get(id))?.figures).toEqual(figures)

  await field(screen, 'Source').setValue('Second test source')
  await form()?.trigger('submit')
  await untilSaid(screen, 'The sources differ')
  const second = { title: 'Ideas', value: 1250.5, unit: '', date: '2021-05-06', source: 'Second test source' }
  await vi.waitFor(async () =>
    expect((await storage.programmes.get(id))?.figures).toEqual([...figures, second]),
  )
  expect(saidBy(screen)).toContain('1,250.5')
  expect(screen.get('tbody th').attributes('rowspan')).toBe('2')

  await screen.get('[aria-label="Delete: Ideas, 3"]').trigger('click')
  await vi.waitFor(async () => expect((await storage.programmes.get(id))?.figures).toEqual([second]))
  await useUndo().offer?.undo()
  expect((await storage.programmes.get(id))?.figures).toEqual([...figures, second])
})

test('the starter file holds the programme and its questionnaire and nothing else', async () => {
  const downloads = watchDownloads()
  const questionnaire = await keepParticipation(storage)
  const { id } = await storage.programmes.add(aProgramme({ questionnaire }))
  await storage.programmes.add(aProgramme({ name: 'Another programme' }))
  await storage.assessments.begin({
    municipality: 'practice',
    municipalityKind: 'city',
    questionnaire,
    subset: 'full',
    period: { from: '2025-01-01', to: '2025-12-31' },
    wave: '2026',
    previousId: null,
    role: 'member',
    name: 'ნინო',
  })
  useWorkersOf(device.databaseName)
  const { screen } = await open(id)
  await untilSaid(screen, 'Make the starter file')
  await button(screen, 'Make the starter file').trigger('click')
  await untilSaid(screen, 'was checked and is in the downloads')
  expect(downloads[0]?.name).toBe('kibe-programme-2026-03-01.kibe')
  const opened = await openKibeFile(downloads[0]?.blob ?? new Blob())
  if (!opened.ok) throw new Error(opened.error.code)
  const { manifest, records } = opened.value
  expect(manifest).toMatchObject({ purpose: 'share', omitted: [] })
  const filled = Object.entries(records).filter(([, list]) => list.length > 0)
  expect(filled.map(([kind]) => kind).sort()).toEqual(['programmes', 'questionnaires'])
  expect(records.programmes).toMatchObject([{ id, name: 'Test programme' }])
  expect(records.questionnaires.map((one) => one.id)).toEqual([questionnaire.sha256])
})

test('a programme that is no longer here says so', async () => {
  const { screen } = await open(crypto.randomUUID())
  await untilSaid(screen, 'This is no longer here.')
  expect(screen.find('form').exists()).toBe(false)
})
