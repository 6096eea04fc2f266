import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import ConflictsPage from '@/features/data/ConflictsPage.vue'
import { useSaveStatus } from '@/parts/save-status'
import { importFiles, restoreFile } from '@/workers/kibe-file'
import { fakeStorage } from '../../support/fake-storage'
import { backupOf, chosen, on, unheard } from '../../support/kibe-file-device'
import { saidBy, untilSaid } from '../../support/mount-page'
import { answeredDevice, level, showOn, type Device } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
})

/** A device on which these items were answered with 1, and with 4 on another device whose file was added. */
async function deviceInConflict(...items: readonly string[]): Promise<Device> {
  const here = await answeredDevice()
  const { storage, databaseName } = await fakeStorage()
  await restoreFile(chosen(await backupOf(here.databaseName)), unheard, on(databaseName)).done
  for (const item of items) {
    await here.storage.answers.save(here.sheetId, item, level(1, 'აქ'))
    await storage.answers.save(here.sheetId, item, level(4, 'იქ'))
  }
  const files = [chosen(await backupOf(databaseName))]
  await importFiles({ files, choices: [] }, unheard, on(here.databaseName)).done
  return here
}
async function open(device: Device): Promise<VueWrapper> {
  const { screen } = await showOn(device, ConflictsPage, '/conflicts')
  mounted = screen
  return screen
}
const answerOf = async ({ storage, sheetId }: Device, itemId: string) =>
  (await storage.answers.ofSheet(sheetId)).find((answer) => answer.itemId === itemId)?.content
/** Presses “Keep this one” under the version that says this, in the first record. */
async function keep(screen: VueWrapper, note: string): Promise<void> {
  const side = screen
    .get('article')
    .findAll('.side')
    .find((one) => one.text().includes(note))
  await side?.get('button').trigger('click')
}
const heading = (element: Element | null) => element?.textContent.trim() ?? ''

it('shows each record that has two versions, with what they say side by side', async () => {
  const screen = await open(await deviceInConflict('INF-1'))
  await untilSaid(screen, '1 left to choose')
  await untilSaid(screen, 'Practice municipality, 2026')
  await vi.waitFor(() => expect(screen.get('h2').text()).toMatch(/^\S.* \(INF-1\)$/))
  const sides = screen.findAll('.side').map(saidBy)
  expect(sides).toHaveLength(2)
  expect(sides.some((side) => /Answer 1 – .*Note აქ/.test(side))).toBe(true)
  expect(sides.some((side) => /Answer 4 – .*Note იქ/.test(side))).toBe(true)
})

it('keeps the version that was chosen, and the other one among the earlier answers', async () => {
  const device = await deviceInConflict('INF-1')
  const screen = await open(device)
  await untilSaid(screen, '1 left to choose')
  await keep(screen, 'იქ')
  await untilSaid(screen, 'There is nothing to choose')
  expect(await answerOf(device, 'INF-1')).toMatchObject({ value: 4, note: 'იქ' })
  expect(await device.storage.conflicts.list()).toEqual([])
  const history = await device.storage.answers.history(device.sheetId, 'INF-1')
  expect(history.map(({ content }) => content.note)).toContain('აქ')
})

it('moves the focus to the next record, and after the last one to what says so', async () => {
  const device = await deviceInConflict('INF-1', 'INF-2')
  const screen = await open(device)
  await untilSaid(screen, '2 left to choose')
  const [first, second] = screen.findAll('h2').map((one) => one.text())
  expect(first).not.toBe(second)
  await keep(screen, 'აქ')
  await untilSaid(screen, '1 left to choose')
  await vi.waitFor(() => expect(heading(document.activeElement)).toBe(second))
  await keep(screen, 'აქ')
  await untilSaid(screen, 'There is nothing to choose')
  expect(heading(document.activeElement)).toContain('There is nothing to choose')
})

it('a choice that cannot be written stays to be made, and the shell says why', async () => {
  const device = await deviceInConflict('INF-1')
  await device.storage.assessments.finish(device.assessmentId)
  const screen = await open(device)
  await untilSaid(screen, '1 left to choose')
  await keep(screen, 'იქ')
  await vi.waitFor(() => expect(useSaveStatus().status).toMatchObject({ state: 'failed', failure: 'locked' }))
  expect(saidBy(screen)).toContain('1 left to choose')
})

it('says so where there is nothing to choose', async () => {
  const screen = await open(await answeredDevice())
  await untilSaid(screen, 'There is nothing to choose: no record has two versions.')
  expect(screen.find('article').exists()).toBe(false)
})
