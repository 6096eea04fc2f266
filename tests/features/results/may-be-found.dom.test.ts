import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import ResultsPage from '@/features/results/ResultsPage.vue'
import { mountPage, untilSaid } from '../../support/mount-page'
import { answeredDevice } from '../data/device'

let mounted: VueWrapper | null = null
afterEach(() => mounted?.unmount())

test('an assessment may be found by others only once somebody has said so, and that can be taken back, also when it is finished', async () => {
  const { storage, assessmentId } = await answeredDevice()
  await storage.assessments.finish(assessmentId)
  const path = `/a/${assessmentId}/results`
  const { screen } = await mountPage(ResultsPage, { storage, language: 'en', path })
  mounted = screen
  await untilSaid(screen, 'Other municipalities may find us as an example')
  const box = screen
    .findAll<HTMLInputElement>('input[type=checkbox]')
    .find(({ element }) => element.closest('label')?.textContent.includes('may find us'))
  expect(box?.element.checked).toBe(false)
  await box?.setValue(true)
  await vi.waitFor(async () => expect((await storage.assessments.get(assessmentId))?.mayBeFound).toBe(true))
  await box?.setValue(false)
  await vi.waitFor(async () =>
    expect((await storage.assessments.get(assessmentId))?.mayBeFound).toBeUndefined(),
  )
})

test('the way to write down a practice begins with the municipality and questionnaire of the assessment', async () => {
  const { storage, assessmentId } = await answeredDevice()
  const path = `/a/${assessmentId}/results`
  const { screen } = await mountPage(ResultsPage, { storage, language: 'en', path })
  mounted = screen
  await untilSaid(screen, 'Write down a practice for others')
  const link = screen.findAll('a').find((one) => one.text().includes('Write down a practice'))
  expect(link?.attributes('href')).toBe('/practices/new?municipality=practice&questionnaire=participation')
})
