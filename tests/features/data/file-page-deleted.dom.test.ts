import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import FilePage from '@/features/data/FilePage.vue'
import { restoreFile } from '@/workers/kibe-file'
import { written } from '../../exchange/hand-made'
import { fullRecords } from '../../fixtures/records'
import { fakeStorage } from '../../support/fake-storage'
import { backupOf, chosen, on, unheard } from '../../support/kibe-file-device'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { answeredDevice, choose, level, showOn, type Device } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open(device: Pick<Device, 'storage' | 'databaseName'>): Promise<VueWrapper> {
  const { screen } = await showOn(device, FilePage, '/file')
  mounted = screen
  return screen
}

/** A device that has answered one more item, and the file of another one that has deleted the assessment for good. */
async function deletedThere(): Promise<{ here: Device; file: File }> {
  const here = await answeredDevice()
  const there = await fakeStorage()
  await restoreFile(chosen(await backupOf(here.databaseName)), unheard, on(there.databaseName)).done
  await here.storage.answers.save(here.sheetId, 'INF-2', level(2))
  await there.storage.assessments.remove(here.assessmentId)
  await there.storage.bin.purge({ kind: 'assessments', id: here.assessmentId })
  return { here, file: new File([await backupOf(there.databaseName)], 'deleted.kibe') }
}

const chosenSides = (screen: VueWrapper) =>
  screen
    .findAll<HTMLInputElement>('input[type=radio]')
    .filter(({ element }) => element.checked)
    .map(({ element }) => element.closest('label')?.textContent.trim())

describe('what was deleted for good in the file and lives here', () => {
  it('is chosen to stay as here, whole, unless the person chooses otherwise', async () => {
    const { here, file } = await deletedThere()
    const screen = await open(here)
    await choose(screen, file)
    await untilSaid(screen, 'Changed in both: choose now for 2 records')
    expect(chosenSides(screen)).toEqual(['As here', 'As here'])
    expect(saidBy(screen)).not.toContain('Keep both for now')
    expect(saidBy(screen)).toContain('What was deleted for good on one side stays')
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Added.')
    expect(await here.storage.answers.ofSheet(here.sheetId)).toHaveLength(2)
    expect(await here.storage.conflicts.list()).toEqual([])
  })

  it('goes where the person chooses that', async () => {
    const { here, file } = await deletedThere()
    const screen = await open(here)
    await choose(screen, file)
    await untilSaid(screen, 'Changed in both: choose now for 2 records')
    await button(screen, 'All as in the file').trigger('click')
    expect(chosenSides(screen)).toEqual(['As in the file', 'As in the file'])
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Added.')
    expect(await here.storage.assessments.list()).toEqual([])
  })
})

it('a backup whose attached files are not beside it is opened, and says how many are missing', async () => {
  const screen = await open(await answeredDevice())
  const file = await written(fullRecords, { attachments: 'beside' })
  await choose(screen, new File([file], 'kibe.kibe'))
  await untilSaid(screen, '2 attached files are missing here; the rest is whole.')
  expect(button(screen, 'Add to what is here').classes()).toContain('primary')
})
