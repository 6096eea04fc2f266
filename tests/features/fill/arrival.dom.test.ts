import { afterEach, expect, test, vi } from 'vitest'
import { anArea, anIndicator, aQuestionnaire } from '../../support/questionnaires'
import { begun, open, type Screen } from './open-fill'

const questionnaire = aQuestionnaire({
  areas: [anArea('area-1', { indicators: [anIndicator('IND-1'), anIndicator('IND-2')] })],
})

let shown: Screen | null = null
afterEach(() => {
  shown?.page.unmount()
  shown = null
})
async function show(place: string): Promise<Screen> {
  shown = await open(await begun(questionnaire), place)
  return shown
}
const heading = () => document.querySelector('main h1')

test('the first page of a visit leaves the focus where the browser puts it', async () => {
  await show('overview')
  expect(document.activeElement).toBe(document.body)
})

test('on every later page the focus is on its heading, also on the way back', async () => {
  const { router } = await show('overview')
  const before = router.currentRoute.value.fullPath
  await router.push(before.replace('overview', 'fill/IND-2'))
  await vi.waitFor(() => expect(heading()?.textContent).toContain('IND-2'))
  expect(document.activeElement).toBe(heading())
  await router.push(before)
  await vi.waitFor(() => expect(heading()?.textContent).not.toContain('IND-2'))
  expect(document.activeElement).toBe(heading())
})

test('a page that does not know the question takes the focus all the same', async () => {
  const { router } = await show('overview')
  const main = document.querySelector('main')
  await router.push(router.currentRoute.value.fullPath.replace('overview', 'fill/IND-9'))
  await vi.waitFor(() => expect(document.querySelector('main')).not.toBe(main))
  expect(document.querySelector('main')?.contains(document.activeElement)).toBe(true)
})

test('the window is named after the page, the municipality and Kibe', async () => {
  const { router } = await show('overview')
  expect(document.title).toMatch(/^List of questions · .+ · Kibe$/)
  await router.push(router.currentRoute.value.fullPath.replace('overview', 'fill/IND-1'))
  await vi.waitFor(() => expect(document.title).toMatch(/^Fill in · /))
})
