import { afterEach, expect, it, vi } from 'vitest'
import WorkshopPage from '@/features/workshop/WorkshopPage.vue'
import { rawRows } from '../../support/fake-storage'
import { aWorkshop, show, type Shown } from '../collect/a-workshop'

let shown: Shown | null = null
afterEach(() => {
  shown?.screen.unmount()
  shown = null
  vi.restoreAllMocks()
})

/** The page of a workshop of two people with names, which nobody may see by the rules. */
async function named() {
  const { storage, assessmentId, databaseName } = await aWorkshop(['2718', '3141'])
  for (const { id, code } of await storage.workshops.participants(assessmentId))
    await storage.workshops.setName(id, `Planted ${code}`)
  shown = await show(WorkshopPage, { storage, assessmentId }, 'workshop')
  return { ...shown, storage, databaseName, assessmentId }
}

it('names are erased only after a person has read what that reaches and what not', async () => {
  const { press, until, text, screen, storage, databaseName, assessmentId } = await named()
  await until('Names stored here with the codes: 2.')
  expect(screen.html()).not.toContain('Planted')
  await press('Erase names')
  await until('This cannot be undone.')
  for (const said of ['files that were shared or downloaded', 'backups in a folder', 'other devices'])
    expect(text()).toContain(said)
  await press('Keep the names')
  expect((await storage.workshops.names(assessmentId)).size).toBe(2)
  await press('Erase names')
  await screen.get('dialog button.danger').trigger('click')
  await until('Names erased: 2.')
  await vi.waitFor(() => expect(text()).not.toContain('stored here with the codes'))
  expect(text()).not.toContain('may still hold some')
  expect(document.activeElement?.textContent).toContain('Names erased: 2.')
  expect(JSON.stringify(await rawRows(databaseName))).not.toContain('Planted')
})

it('once the workshop is over the page reminds of names that are still stored, until they are erased', async () => {
  const { until, text, storage, assessmentId } = await named()
  await until('Names stored here with the codes: 2.')
  expect(text()).not.toContain('The workshop is over, and the names')
  await storage.workshops.change(assessmentId, { phase: 'closed' })
  await until('The workshop is over, and the names of 2 participants are still stored')
  await storage.workshops.eraseNames(assessmentId)
  await until('No name is stored with the codes.')
  expect(text()).not.toContain('are still stored')
})

it('names that could not be erased are not said to be', async () => {
  const { until, press, text, screen, storage, assessmentId } = await named()
  await until('Names stored here with the codes: 2.')
  const failing = vi.spyOn(storage.workshops, 'eraseNames').mockRejectedValueOnce(new Error('full'))
  await press('Erase names')
  await screen.get('dialog button.danger').trigger('click')
  await vi.waitFor(() => expect(failing).toHaveBeenCalledTimes(1))
  await vi.waitFor(() => expect(screen.find('dialog').exists()).toBe(false))
  expect(text()).not.toContain('Names erased')
  expect((await storage.workshops.names(assessmentId)).size).toBe(2)
})
