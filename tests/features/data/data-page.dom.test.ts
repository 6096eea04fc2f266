import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import DataPage from '@/features/data/DataPage.vue'
import { useUndo } from '@/parts/undo'
import { importFiles, restoreFile } from '@/workers/kibe-file'
import { fakeStorage } from '../../support/fake-storage'
import { backupOf, chosen, on, unheard } from '../../support/kibe-file-device'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { answeredDevice, level, showOn, type Device } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
})

async function open(device: Pick<Device, 'storage' | 'databaseName'>): Promise<VueWrapper> {
  const { screen } = await showOn(device, DataPage, '/data')
  mounted = screen
  await untilSaid(screen, 'Make a backup')
  return screen
}
/** Adds the file of another device, as a worker does it. */
async function add(here: Device, databaseName: string, name = 'რუსთავი.kibe'): Promise<void> {
  const files = [chosen(await backupOf(databaseName), name)]
  await importFiles({ files, choices: [] }, unheard, on(here.databaseName)).done
}
const links = (screen: VueWrapper) =>
  screen
    .get('nav')
    .findAll('a')
    .map((link) => link.attributes('href'))

describe('the page of data', () => {
  it('leads to files, to sharing, to comparing, to questionnaires and to the bin, and not to two versions where there are none', async () => {
    const screen = await open(await answeredDevice())
    await vi.waitFor(() =>
      expect(links(screen)).toEqual(['/file', '/share', '/compare', '/questionnaires', '/bin']),
    )
    expect(saidBy(screen)).not.toContain('Two different versions')
    expect(saidBy(screen)).not.toContain('What can still be undone')
  })

  it('leads first to records that have two versions, and says how many there are', async () => {
    const here = await answeredDevice()
    const other = await fakeStorage()
    await restoreFile(chosen(await backupOf(here.databaseName)), unheard, on(other.databaseName)).done
    await here.storage.answers.save(here.sheetId, 'INF-1', level(1))
    await other.storage.answers.save(here.sheetId, 'INF-1', level(4))
    const screen = await open(here)
    await add(here, other.databaseName)
    await untilSaid(screen, 'Two different versions of 1 record')
    expect(links(screen)[0]).toBe('/conflicts')
  })
})

describe('what can still be undone', () => {
  it('is an import, by the name of its file, until it is undone', async () => {
    const here = await answeredDevice()
    const screen = await open(here)
    await add(here, (await answeredDevice()).databaseName)
    await untilSaid(screen, 'რუსთავი.kibe: 3 records added or changed on 1 March 2026, 16:00.')
    await button(screen, 'Undo adding').trigger('click')
    await vi.waitFor(async () => expect(await here.storage.assessments.list()).toHaveLength(1))
    await vi.waitFor(() => expect(saidBy(screen)).not.toContain('What can still be undone'))
    expect(useUndo().said).toBe('')
  })

  it('says how much was edited since and stays', async () => {
    const here = await answeredDevice()
    const other = await answeredDevice()
    const screen = await open(here)
    await add(here, other.databaseName)
    await here.storage.answers.save(other.sheetId, 'INF-1', level(2))
    await untilSaid(screen, 'Undo adding')
    await button(screen, 'Undo adding').trigger('click')
    await vi.waitFor(() => expect(useUndo().said).toMatch(/^Adding was undone\. \d+ records? .*stays?\.$/))
  })

  it('is a restore: the safety copy comes back', async () => {
    const here = await answeredDevice()
    const screen = await open(here)
    const file = chosen(await backupOf((await answeredDevice()).databaseName))
    await restoreFile(file, unheard, on(here.databaseName)).done
    await untilSaid(screen, 'Everything here was replaced on 1 March 2026, 16:00.')
    await button(screen, 'Bring back the safety copy').trigger('click')
    await vi.waitFor(async () =>
      expect((await here.storage.assessments.list()).map(({ id }) => id)).toEqual([here.assessmentId]),
    )
  })
})
