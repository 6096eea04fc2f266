import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { previousOf } from '@/domain/assessment/previous'
import { starterAssessmentId } from '@/domain/records/derived-id'
import type { Programme } from '@/domain/records/comparison-records'
import BeginPage from '@/features/begin/BeginPage.vue'
import type { OpenedStorage } from '@/storage/storage'
import { newAssessment } from '../../support/storage-parts'
import { carryOver } from '../../support/carried-records'
import { fakeStorage } from '../../support/fake-storage'
import { mountPage, saidBy, servedContent, untilSaid } from '../../support/mount-page'
import { aProgramme, keepParticipation } from '../programmes/programme'

let mounted: VueWrapper | null = null
let storage: OpenedStorage
let programme: Programme
beforeEach(async () => {
  ;({ storage } = await fakeStorage())
  const questionnaire = await keepParticipation(storage)
  const period = { from: '2024-04-01', to: '2025-03-31' }
  programme = await storage.programmes.add(aProgramme({ questionnaire, period, subset: 'rapid', wave: 'W1' }))
})
afterEach(() => mounted?.unmount())

/** The page on a device that has only what the starter file brought: the host offers nothing. */
async function open(path = '/begin') {
  const content = servedContent(storage, { 'index.json': null })
  const { screen, router } = await mountPage(BeginPage, { storage, language: 'en', path, content })
  mounted = screen
  await untilSaid(screen, 'Which municipality?')
  return { screen, router }
}
async function beginIn(screen: VueWrapper, code: string): Promise<void> {
  await untilSaid(screen, 'Rapid assessment')
  await screen.get(`input[type=radio][value=${code}]`).setValue()
  await screen.get('select').setValue('chair')
  await screen.get('form').trigger('submit')
}

test('beginning from a programme asks for the municipality and who answers; all else is as the programme has set it', async () => {
  const { screen, router } = await open()
  await untilSaid(screen, 'Rapid assessment')
  expect(saidBy(screen)).toContain('1 April 2024 – 31 March 2025')
  expect(screen.findAll('input[type=date]')).toHaveLength(0)
  await beginIn(screen, 'ozurgeti')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'))
  const id = starterAssessmentId(programme.id, 'ozurgeti')
  expect(router.currentRoute.value.params['assessmentId']).toBe(id)
  expect(await storage.assessments.list()).toMatchObject([
    {
      id,
      municipality: 'ozurgeti',
      municipalityKind: 'community',
      questionnaire: programme.questionnaire,
      subset: 'rapid',
      period: { from: '2024-04-01', to: '2025-03-31' },
      wave: 'W1',
      programmeId: programme.id,
      respondents: 'self',
      previousId: null,
    },
  ])
  expect(await storage.sheets.ofAssessment(id)).toMatchObject([{ role: 'chair' }])
})

/** An assessment of these years' first wave, as a municipality has made it before. */
function before(here: OpenedStorage, municipality: string, year: string) {
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  const { questionnaire } = programme
  const wave = `Wave of ${year}`
  return here.assessments.begin({ ...newAssessment, municipality, questionnaire, period, wave })
}

test('the newest earlier wave of the chosen municipality stands beside it, and the page names it beforehand', async () => {
  await before(storage, 'ozurgeti', '2022')
  await before(storage, 'ozurgeti', '2023')
  const { screen } = await open()
  await screen.get('input[type=radio][value=lanchkhuti]').setValue()
  await untilSaid(screen, 'Rapid assessment')
  expect(saidBy(screen)).not.toContain('The earlier wave')
  await screen.get('input[type=radio][value=ozurgeti]').setValue()
  await untilSaid(screen, 'The earlier wave: “Wave of 2023”.')
  await beginIn(screen, 'ozurgeti')
  const id = starterAssessmentId(programme.id, 'ozurgeti')
  await vi.waitFor(async () => expect(await storage.assessments.get(id)).not.toBeNull())
  const [all, begun] = [await storage.assessments.list(), await storage.assessments.get(id)]
  expect(begun && previousOf(begun, all)?.wave).toBe('Wave of 2023')
})

test('two devices that know other earlier waves begin the very same, and nobody is asked when they meet', async () => {
  const { storage: other } = await fakeStorage()
  await carryOver(storage, other)
  await before(storage, 'ozurgeti', '2022')
  await before(other, 'ozurgeti', '2023')
  for (const here of [storage, other]) {
    const content = servedContent(here, { 'index.json': null })
    const page = await mountPage(BeginPage, { storage: here, language: 'en', path: '/begin', content })
    mounted = page.screen
    await untilSaid(page.screen, 'Which municipality?')
    await beginIn(page.screen, 'ozurgeti')
    const id = starterAssessmentId(programme.id, 'ozurgeti')
    await vi.waitFor(async () => expect(await here.assessments.get(id)).not.toBeNull())
    page.screen.unmount()
  }
  await carryOver(other, storage)
  expect(await storage.conflicts.list()).toEqual([])
  const all = await storage.assessments.list()
  const begun = all.find(({ programmeId }) => programmeId === programme.id)
  expect(begun && previousOf(begun, all)?.wave).toBe('Wave of 2023')
})

test('a workshop is begun from a programme under the same id', async () => {
  const { screen, router } = await open()
  await untilSaid(screen, 'Rapid assessment')
  await screen.get('input[type=radio][value=group]').setValue()
  await screen.get('input[type=radio][value=lanchkhuti]').setValue()
  await screen.get('form').trigger('submit')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('workshop'))
  expect(await storage.assessments.list()).toMatchObject([
    { id: starterAssessmentId(programme.id, 'lanchkhuti'), respondents: 'workshop', wave: 'W1' },
  ])
})

test('only the members can be chosen, and a choice is needed', async () => {
  const { screen } = await open()
  const names = screen.findAll('.list label b').map((one) => one.text())
  expect(names).toEqual(['Lanchkhuti', 'Ozurgeti'])
  await untilSaid(screen, 'Rapid assessment')
  await screen.get('form').trigger('submit')
  await untilSaid(screen, 'Choose a municipality.')
  expect(await storage.assessments.list()).toEqual([])
})

test('what was begun here already is not begun twice: a sentence says so, with a link to it', async () => {
  const first = await open()
  await beginIn(first.screen, 'ozurgeti')
  await vi.waitFor(async () => expect(await storage.assessments.list()).toHaveLength(1))
  first.screen.unmount()
  const { screen } = await open()
  await screen.get('input[type=radio][value=ozurgeti]').setValue()
  await untilSaid(screen, 'has already been begun on this device')
  const link = screen.findAll('a').find((one) => one.text() === 'Go on with it')
  expect(link?.attributes('href')).toBe(`/a/${starterAssessmentId(programme.id, 'ozurgeti')}/fill`)
  expect(screen.find('button[type=submit]').exists()).toBe(false)
  await screen.get('input[type=radio][value=lanchkhuti]').setValue()
  await vi.waitFor(() => expect(screen.find('button[type=submit]').exists()).toBe(true))
})

test('what lies in the bin is not begun again: a sentence says so, with a link to the bin', async () => {
  const first = await open()
  await beginIn(first.screen, 'ozurgeti')
  await vi.waitFor(async () => expect(await storage.assessments.list()).toHaveLength(1))
  first.screen.unmount()
  await storage.assessments.remove(starterAssessmentId(programme.id, 'ozurgeti'))
  const { screen } = await open()
  await beginIn(screen, 'ozurgeti')
  await untilSaid(screen, 'perhaps among what was recently deleted')
  expect(screen.findAll('a').map((one) => one.attributes('href'))).toContain('/bin')
  expect(await storage.assessments.list()).toEqual([])
})

test('a programme whose questionnaire is not here says so, and one can begin without it', async () => {
  const questionnaire = { id: 'lost', version: '2.0.0', sha256: 'b'.repeat(64) }
  const { id } = await storage.programmes.add(aProgramme({ name: 'Lost', questionnaire }))
  const path = `/begin?programme=${id}`
  const { screen } = await mountPage(BeginPage, { storage, language: 'en', path })
  mounted = screen
  await untilSaid(screen, 'The questionnaire of this programme is no longer here: lost, version 2.0.0.')
  await screen.get('input[type=radio][value=""]').setValue()
  await untilSaid(screen, 'about 60 minutes')
  expect(saidBy(screen)).not.toContain('lost, version 2.0.0')
})

test('whoever came for something else begins without a programme, and can still choose one', async () => {
  const { screen } = await open('/begin?municipality=ozurgeti')
  await untilSaid(screen, 'Without a programme')
  expect(screen.get<HTMLInputElement>('input[type=radio][value=""]').element.checked).toBe(true)
  expect(screen.find('input[type=date]').exists()).toBe(true)
  await screen.get(`input[type=radio][value="${programme.id}"]`).setValue()
  await untilSaid(screen, 'Rapid assessment')
})
