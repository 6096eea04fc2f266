import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import HomePage from '@/features/home/HomePage.vue'
import { useUndo } from '@/parts/undo'
import { begunStorage, fakeStorage } from '../../support/fake-storage'
import { newAssessment } from '../../support/storage-parts'
import { survey } from '../survey/a-survey'
import { button, mountPage, untilSaid } from '../../support/mount-page'

let mounted: VueWrapper | null = null
afterEach(() => mounted?.unmount())

async function open(storage: Awaited<ReturnType<typeof fakeStorage>>['storage']) {
  const page = await mountPage(HomePage, { storage, language: 'en' })
  mounted = page.screen
  return page
}

test('the first visit offers to begin, to restore a file and to explore, and explains itself in three steps', async () => {
  const { storage } = await fakeStorage()
  const { screen } = await open(storage)
  await untilSaid(screen, 'Where do we stand')
  const links = screen.findAll('a').map((link) => [link.text(), link.attributes('href')])
  expect(links).toContainEqual(['Begin an assessment', '/begin'])
  expect(links).toContainEqual(['I have a file', '/file'])
  expect(screen.findAll('ol li h3').map((step) => step.text())).toEqual(['Answer', 'Understand', 'Plan'])
  expect(screen.findAll('h1')).toHaveLength(1)
})

test('a guide once hidden stays hidden at the next visit, and can be brought back', async () => {
  const { storage } = await fakeStorage()
  const { screen } = await open(storage)
  await untilSaid(screen, 'Hide')
  await button(screen, 'Hide').trigger('click')
  await vi.waitFor(() => expect(screen.find('ol').exists()).toBe(false))
  screen.unmount()
  const { screen: again } = await open(storage)
  await untilSaid(again, 'How Kibe works')
  expect(again.find('ol').exists()).toBe(false)
  await button(again, 'How Kibe works').trigger('click')
  await vi.waitFor(() => expect(again.findAll('ol li')).toHaveLength(3))
})

test('exploring creates an assessment of the practice municipality alone, with answers and evidence', async () => {
  const { storage } = await fakeStorage()
  const { screen, router } = await open(storage)
  await untilSaid(screen, 'Explore with the practice municipality')
  await button(screen, 'Explore').trigger('click')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('results'), 5_000)
  const [assessment, ...others] = await storage.assessments.list()
  expect(others).toEqual([])
  expect(assessment).toMatchObject({ municipality: 'practice', subset: 'full', state: 'draft', wave: '2025' })
  const [sheet] = await storage.sheets.ofAssessment(assessment?.id ?? '')
  expect((await storage.answers.ofSheet(sheet?.id ?? '')).length).toBeGreaterThanOrEqual(44)
  const evidence = await storage.evidence.ofSheet(sheet?.id ?? '')
  expect(evidence.length).toBeGreaterThan(0)
  expect(evidence.every(({ title }) => title.startsWith('For practice:'))).toBe(true)
})

test('later visits list each assessment with wave, state, progress and the ways into it', async () => {
  const { storage } = await fakeStorage()
  const { screen: first, router } = await open(storage)
  await untilSaid(first, 'Explore with the practice municipality')
  await button(first, 'Explore').trigger('click')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('results'), 5_000)
  first.unmount()
  const { screen } = await open(storage)
  await untilSaid(screen, 'Filled in: 44 of 44')
  const card = screen.get('article')
  expect(card.get('h2').text()).toBe('Practice municipality')
  expect(card.text()).toContain('2025 · Full · In progress')
  const [assessment] = await storage.assessments.list()
  const base = `/a/${assessment?.id ?? ''}`
  expect(card.findAll('a').map((link) => link.attributes('href'))).toEqual([
    `${base}/fill`,
    `${base}/results`,
    `${base}/plan`,
    `${base}/report`,
    `/begin?previous=${assessment?.id ?? ''}`,
  ])
})

test('a long list begins with those changed last, and shows the rest on request', async () => {
  const { storage, clock } = await fakeStorage()
  const waves = Array.from({ length: 33 }, (_, number) => String(2025 - number))
  for (const wave of [...waves].reverse()) {
    await storage.assessments.begin({ ...newAssessment, wave })
    clock.advance(1)
  }
  const { screen } = await open(storage)
  await untilSaid(screen, 'Show more (3 left)')
  const shown = () => screen.findAll('article').map((card) => /\b\d{4}\b/.exec(card.get('p').text())?.[0])
  expect(shown()).toEqual(waves.slice(0, 30))
  await button(screen, 'Show more').trigger('click')
  expect(shown()).toEqual(waves)
  expect(screen.text()).not.toContain('Show more')
})

test('an assessment whose questionnaire is missing still has its card, and says so', async () => {
  const { storage } = await begunStorage()
  const { screen } = await open(storage)
  await untilSaid(screen, 'The questionnaire of this assessment cannot be read')
  expect(screen.get('article h2').text()).toBe('Practice municipality')
})

test('deleting asks nothing, offers to undo, and undoing brings the assessment back', async () => {
  const { storage, assessmentId } = await begunStorage()
  const wave = (await storage.assessments.get(assessmentId))?.wave ?? ''
  const { screen } = await open(storage)
  await untilSaid(screen, 'Delete')
  await button(screen, 'Delete').trigger('click')
  await untilSaid(screen, 'Where do we stand')
  expect(await storage.assessments.get(assessmentId)).toBeNull()
  const undo = useUndo()
  expect(undo.offer?.sentence).toContain(`Deleted: Practice municipality ${wave}.`)
  expect(undo.offer?.sentence).toContain('“Recently deleted”')
  await undo.offer?.undo()
  await untilSaid(screen, 'Practice municipality')
})

test('a card names the version of its questionnaire where another assessment has another version of it', async () => {
  const { storage, assessmentId } = await begunStorage()
  await storage.assessments.begin({
    ...newAssessment,
    questionnaire: { ...newAssessment.questionnaire, id: 'other' },
  })
  await storage.assessments.copyInto(assessmentId, {
    questionnaire: { ...newAssessment.questionnaire, version: '2.0.0' },
    ...{ subset: 'full', answers: [], evidence: [] },
  })
  const { screen } = await open(storage)
  await untilSaid(screen, 'version 2.0.0')
  const details = screen.findAll('article header p').map((one) => /version \S+/.exec(one.text())?.[0])
  expect(details.sort()).toEqual(['version 1.0.0', 'version 2.0.0', undefined])
})

test('a survey shows how many sheets it has, and its links lead to its own pages', async () => {
  const { storage } = await fakeStorage()
  const identity = { id: survey.id, version: survey.version, sha256: fingerprint(survey) }
  await storage.questionnaires.keep(survey, identity)
  const { assessment } = await storage.assessments.begin({ ...newAssessment, questionnaire: identity })
  for (const number of [1, 2]) await storage.responses.add(assessment.id, 'paper', { number, answers: {} })
  const { screen } = await open(storage)
  await untilSaid(screen, 'Sheets filled in: 2')
  const links = screen.findAll('article .main a').map((link) => link.attributes('href'))
  expect(links).toEqual([`/a/${assessment.id}/survey`, `/a/${assessment.id}/surveyResults`])
  await storage.assessments.finish(assessment.id)
  await untilSaid(screen, 'Finished')
  expect(screen.get('article a.primary').attributes('href')).toBe(`/a/${assessment.id}/surveyResults`)
})

test('the first page leads to the questionnaires', async () => {
  const { storage } = await fakeStorage()
  const { screen } = await mountPage(HomePage, { storage, language: 'en' })
  mounted = screen
  await untilSaid(screen, 'Questionnaires')
  const link = screen.findAll('a').find((one) => one.text() === 'Questionnaires')
  expect(link?.attributes('href')).toBe('/questionnaires')
})
