import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Component } from 'vue'
import type { PracticeDraft } from '@/domain/records/comparison-records'
import { openKibeFile } from '@/exchange/open-kibe-file'
import PracticePage from '@/features/practices/PracticePage.vue'
import PracticesPage from '@/features/practices/PracticesPage.vue'
import { useSaveStatus } from '@/parts/save-status'
import { useUndo } from '@/parts/undo'
import { button, mountPage, saidBy, servedContent, untilSaid } from '../../support/mount-page'
import { answeredDevice, useWorkersOf, watchDownloads, type Device } from '../data/device'
import { field } from '../../support/field'

/** A practice of the municipality for practice. */
const told: PracticeDraft = {
  municipality: 'practice',
  title: 'Test practice',
  mechanismId: null,
  questionnaireId: 'participation',
  indicatorIds: ['INF-1'],
  what: 'People meet.',
  where: 'In one test village',
  forWhom: '',
  result: '',
  since: '2024-05-06',
  cost: 'free',
  contactOffice: 'Test office',
}

let mounted: VueWrapper | null = null
let device: Device
beforeEach(async () => {
  device = await answeredDevice()
})
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open(page: Component, path: string) {
  const { storage } = device
  const { screen, router } = await mountPage(page, { storage, language: 'en', path })
  mounted = screen
  return { screen, router }
}

test('a practice is stored with what was entered', async () => {
  const { screen, router } = await open(PracticePage, '/practices/new?municipality=practice')
  await untilSaid(screen, '0 indicators chosen')
  await vi.waitFor(() => expect(screen.find('input[value="INF-1"]').exists()).toBe(true))
  expect((field(screen, 'Municipality').element as HTMLSelectElement).value).toBe('practice')
  await field(screen, 'Title').setValue('Test practice')
  await field(screen, 'What is done, and how').setValue('People meet.')
  await field(screen, 'Where').setValue('In one test village')
  await field(screen, 'Since').setValue('2024-05-06')
  await field(screen, 'Cost').setValue('free')
  await field(screen, 'Whom to ask: an office').setValue('Test office')
  await screen.get('input[value="INF-1"]').setValue(true)
  await screen.get('form').trigger('submit')
  await vi.waitFor(() => expect(router.currentRoute.value.params['id']).not.toBe('new'))
  expect(await device.storage.practices.list()).toMatchObject([told])
})

test('what is missing is said at each field, and nothing is stored', async () => {
  const { screen } = await open(PracticePage, '/practices/new')
  await untilSaid(screen, 'Save the card')
  await screen.get('form').trigger('submit')
  await untilSaid(screen, 'Choose a municipality.')
  expect(saidBy(screen)).toContain('Give it a title.')
  expect(saidBy(screen)).toContain('Write what is done.')
  expect(useSaveStatus().status.state).toBe('idle')
  expect(await device.storage.practices.list()).toEqual([])
})

test('a card says what is known, with the names of mechanism and indicators, and nothing of what is not', async () => {
  const { mechanisms } = await servedContent(device.storage).mechanisms()
  const mechanism = mechanisms[0]
  await device.storage.practices.add({ ...told, mechanismId: mechanism?.id ?? '' })
  const { screen } = await open(PracticesPage, '/practices')
  await vi.waitFor(() => expect(saidBy(screen)).not.toContain('INF-1'))
  await untilSaid(screen, mechanism?.name.en ?? '')
  const card = screen.get('article').text().replaceAll('\u00a0', ' ')
  expect(card).toContain('Practice municipality')
  expect(card).toContain('6 May 2024')
  expect(card).toContain('Test office')
  expect(card).not.toContain('For whom')
  expect(card).not.toContain('Result')
})

test('a card is changed by itself, deleted, and brought back', async () => {
  const { id } = await device.storage.practices.add(told)
  const { screen, router } = await open(PracticePage, `/practices/${id}`)
  await untilSaid(screen, 'As others will read it')
  await field(screen, 'Result').setValue('More people come.')
  await vi.waitFor(async () =>
    expect((await device.storage.practices.get(id))?.result).toBe('More people come.'),
  )
  await field(screen, 'Title').setValue(' ')
  await untilSaid(screen, 'Give it a title.')
  expect((await device.storage.practices.get(id))?.title).toBe('Test practice')
  await button(screen, 'Delete the card').trigger('click')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('practices'))
  expect(await device.storage.practices.list()).toEqual([])
  await useUndo().offer?.undo()
  expect(await device.storage.practices.list()).toMatchObject([{ id, title: 'Test practice' }])
})

test('the file of a practice holds the card alone: no score, no answer, no assessment', async () => {
  const downloads = watchDownloads()
  const { id } = await device.storage.practices.add(told)
  await device.storage.practices.add({ ...told, title: 'Another' })
  useWorkersOf(device.databaseName)
  const { screen } = await open(PracticePage, `/practices/${id}`)
  await untilSaid(screen, 'Make a file of this card')
  await button(screen, 'Make a file of this card').trigger('click')
  await untilSaid(screen, 'was checked and is in the downloads')
  const opened = await openKibeFile(downloads[0]?.blob ?? new Blob())
  if (!opened.ok) throw new Error(opened.error.code)
  const filled = Object.entries(opened.value.records).filter(([, list]) => list.length > 0)
  expect(filled.map(([kind]) => kind)).toEqual(['practices'])
  expect(opened.value.records.practices).toMatchObject([{ id, ...told }])
})
