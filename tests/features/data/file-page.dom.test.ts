import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import FilePage from '@/features/data/FilePage.vue'
import { useOpenedFiles } from '@/parts/opened-files'
import { useUndo } from '@/parts/undo'
import { restoreFile } from '@/workers/kibe-file'
import { fakeStorage, rawRows } from '../../support/fake-storage'
import { backupOf, chosen, on, unheard } from '../../support/kibe-file-device'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { written } from '../../exchange/hand-made'
import { fullRecords } from '../../fixtures/records'
import {
  answeredDevice,
  choose,
  level,
  showOn,
  tellProgress,
  threads,
  useWorkersOf,
  type Device,
} from './device'

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
async function backupFile({ databaseName }: Pick<Device, 'databaseName'>, name = 'kibe.kibe'): Promise<File> {
  return new File([await backupOf(databaseName)], name)
}
/** Another device with the same data, as after a restore there. */
async function copyOf(device: Device): Promise<Device> {
  const { storage, databaseName } = await fakeStorage()
  await restoreFile(chosen(await backupOf(device.databaseName)), unheard, on(databaseName)).done
  return { ...device, storage, databaseName }
}
const answerOf = async ({ storage, sheetId }: Device, itemId: string) =>
  (await storage.answers.ofSheet(sheetId)).find((answer) => answer.itemId === itemId)?.content

/** The class of the exceptions that Node itself throws. */
function exceptionsOfNode(): unknown {
  try {
    return structuredClone(() => undefined)
  } catch (error) {
    return (error as Error).constructor
  }
}

/** Two devices on which INF-1 was answered differently, and the file of the second. */
async function twoDevices() {
  const here = await answeredDevice()
  const there = await copyOf(here)
  await here.storage.answers.save(here.sheetId, 'INF-1', level(1, 'აქ'))
  await there.storage.answers.save(there.sheetId, 'INF-1', level(4, 'იქ'))
  return { here, file: await backupFile(there) }
}

describe('opening a file', () => {
  it('shows what it is and what adding it would do, and changes nothing', async () => {
    const here = await answeredDevice()
    const other = await answeredDevice()
    const file = await backupFile(other)
    const screen = await open(here)
    const before = await rawRows(here.databaseName)
    await choose(screen, file)
    await untilSaid(screen, 'A backup, made on 1 March 2026, 16:00. In it: 1 assessment, 1 answer, 0 files.')
    expect(saidBy(screen)).toContain('New 1 assessment, 1 answer sheet, 1 answer')
    await untilSaid(screen, 'Practice municipality, 2026 3 new')
    expect(await rawRows(here.databaseName)).toEqual(before)
  })

  it('names the files that are refused, each with its reason, and goes on with the others', async () => {
    const here = await answeredDevice()
    const good = await backupFile(await answeredDevice(), 'good.kibe')
    const bytes = new Uint8Array(await good.arrayBuffer())
    const screen = await open(here)
    await choose(
      screen,
      new File(['not a file of Kibe'], 'letter.kibe'),
      new File([bytes.slice(0, -50)], 'cut.kibe'),
      good,
    )
    await untilSaid(screen, '2 files could not be opened:')
    const alert = saidBy(screen.get('[role=alert]'))
    expect(alert).toContain('letter.kibe This is not a .kibe file.')
    expect(alert).toContain('cut.kibe The file is damaged, or was not copied to its end.')
    expect(screen.findAll('h2').map((one) => one.text())).toContain('good.kibe')
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Added.')
    expect(await here.storage.assessments.list()).toHaveLength(2)
  })

  it('leads whoever chose a questionnaire to where it is added', async () => {
    const screen = await open(await answeredDevice())
    await choose(screen, new File(['{"formatVersion":"1"}'], 'needs-survey.json'))
    await untilSaid(screen, 'A questionnaire file (JSON) is added on another page: Questionnaires')
    expect(screen.get('[role=alert] a').attributes('href')).toBe('/questionnaires')
  })

  it('asks for the passphrase of a protected one, says when it is wrong, and stays', async () => {
    // Node's WebCrypto knows nothing of jsdom's exceptions.
    vi.stubGlobal('DOMException', exceptionsOfNode())
    const other = await answeredDevice()
    const file = new File([await backupOf(other.databaseName, 'კიბე და კიბე')], 'closed.kibe')
    const here = await answeredDevice()
    const screen = await open(here)
    await choose(screen, file)
    await untilSaid(screen, 'Protected with a passphrase')
    const type = async (passphrase: string) => {
      await screen.get('input[type=password]').setValue(passphrase)
      await screen.get('form').trigger('submit')
    }
    await type('სხვა')
    await vi.waitFor(() => expect(screen.get('form [aria-live]').text()).not.toBe(''), 25_000)
    await type('კიბე და კიბე')
    await untilSaid(screen, 'In it: 1 assessment')
    expect(screen.find('input[type=password]').exists()).toBe(false)
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Added.')
  })

  it('takes what was dropped on the window or opened by the system', async () => {
    const here = await answeredDevice()
    const file = await backupFile(await answeredDevice())
    const screen = await open(here)
    useOpenedFiles().hand([file])
    await untilSaid(screen, 'In it: 1 assessment')
    expect(useOpenedFiles().files).toEqual([])
  })

  it('can be stopped, and ends with the page', async () => {
    const here = await answeredDevice()
    const screen = await open(here)
    useWorkersOf(here.databaseName, { isBusy: true })
    await choose(screen, new File(['x'], 'a.kibe'))
    await vi.waitFor(() => expect(threads).toHaveLength(1))
    tellProgress('reading', 0.25)
    await vi.waitFor(() => expect(screen.get('progress').element.value).toBe(0.25))
    await button(screen, 'Stop').trigger('click')
    expect(threads[0]?.isTerminated).toBe(true)
    await choose(screen, new File(['x'], 'b.kibe'))
    await vi.waitFor(() => expect(threads).toHaveLength(2))
    screen.unmount()
    mounted = null
    expect(threads[1]?.isTerminated).toBe(true)
  })
})

describe('adding', () => {
  it('adds, says how much, and can be undone', async () => {
    const here = await answeredDevice()
    const screen = await open(here)
    await choose(screen, await backupFile(await answeredDevice()))
    await untilSaid(screen, 'Add to what is here')
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Added.')
    expect(saidBy(screen)).toContain('New 1 assessment, 1 answer sheet, 1 answer')
    expect(screen.get('a[href="/"]').text()).toBe('To your assessments')
    expect(await here.storage.assessments.list()).toHaveLength(2)
    await useUndo().offer?.undo()
    expect((await here.storage.assessments.list()).map(({ id }) => id)).toEqual([here.assessmentId])
    expect(useUndo().said).toBe('')
  })

  it('when undone says how much was edited since and stays', async () => {
    const here = await answeredDevice()
    const other = await answeredDevice()
    const screen = await open(here)
    await choose(screen, await backupFile(other))
    await untilSaid(screen, 'Add to what is here')
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Added.')
    await here.storage.answers.save(other.sheetId, 'INF-1', level(2))
    await useUndo().offer?.undo()
    expect(useUndo().said).toMatch(/^Adding was undone\. \d+ records? (was|were) changed since and stays?\.$/)
    expect(await answerOf({ ...here, sheetId: other.sheetId }, 'INF-1')).toMatchObject({ value: 2 })
  })

  it('the same file again has nothing to add', async () => {
    const here = await answeredDevice()
    const screen = await open(here)
    await choose(screen, await backupFile(here))
    await untilSaid(screen, 'Everything in the file is here already')
    expect(screen.findAll('button').map((one) => one.text())).not.toContain('Add to what is here')
  })

  it('names the records that are newer in the file, by question', async () => {
    const here = await answeredDevice()
    const there = await copyOf(here)
    await there.storage.answers.save(there.sheetId, 'INF-1', level(4))
    const screen = await open(here)
    await choose(screen, await backupFile(there))
    await untilSaid(screen, 'Newer in the file 1 answer')
    const details = screen.get('details')
    details.element.setAttribute('open', '')
    await details.trigger('toggle')
    await vi.waitFor(() =>
      expect(details.findAll('li').map((one) => one.text())).toEqual([
        expect.stringMatching(/^\S.* \(INF-1\)$/),
      ]),
    )
  })
})

describe('a record that was changed on both sides', () => {
  it('shows both versions in words, and keeps both unless the person chooses', async () => {
    const { here, file } = await twoDevices()
    const screen = await open(here)
    await choose(screen, file)
    await untilSaid(screen, 'Changed in both: choose now for 1 record')
    await untilSaid(screen, '(INF-1)')
    const [mine, theirs] = screen.findAll('.side').map(saidBy)
    expect(mine).toMatch(/^As here Answer 1 – \S.* ?Note აქ Changed: /)
    expect(theirs).toMatch(/^As in the file Answer 4 – \S.* ?Note იქ Changed: /)
    const checked = screen
      .findAll<HTMLInputElement>('input[type=radio]')
      .filter(({ element }) => element.checked)
    expect(checked.map(({ element }) => element.closest('label')?.textContent.trim())).toEqual([
      'Keep both for now',
    ])
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Choose between two versions')
    expect(await here.storage.conflicts.list()).toHaveLength(1)
  })

  it.each([
    ['As here', 1],
    ['As in the file', 4],
  ])('is decided at once by “%s”', async (side, value) => {
    const { here, file } = await twoDevices()
    const screen = await open(here)
    await choose(screen, file)
    await untilSaid(screen, 'Changed in both: choose now for 1 record')
    const radio = screen
      .findAll<HTMLInputElement>('input[type=radio]')
      .find(({ element }) => element.closest('label')?.textContent.trim() === side)
    await radio?.setValue(true)
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Added.')
    expect(await answerOf(here, 'INF-1')).toMatchObject({ value })
    expect(await here.storage.conflicts.list()).toEqual([])
    expect(saidBy(screen)).not.toContain('Choose between two versions')
  })

  it('and others like it are decided together by one press', async () => {
    const here = await answeredDevice()
    await here.storage.answers.save(here.sheetId, 'INF-2', level(3))
    const there = await copyOf(here)
    for (const item of ['INF-1', 'INF-2']) {
      await here.storage.answers.save(here.sheetId, item, level(1))
      await there.storage.answers.save(there.sheetId, item, level(4))
    }
    const screen = await open(here)
    await choose(screen, await backupFile(there))
    await untilSaid(screen, 'Changed in both: choose now for 2 records')
    await button(screen, 'All as in the file').trigger('click')
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Added.')
    expect(await answerOf(here, 'INF-1')).toMatchObject({ value: 4 })
    expect(await answerOf(here, 'INF-2')).toMatchObject({ value: 4 })
  })
})

describe('replacing everything', () => {
  /** A page on which replacing is offered. */
  async function withBackupOpened(): Promise<VueWrapper> {
    const screen = await open(await answeredDevice())
    await choose(screen, await backupFile(await answeredDevice()))
    await untilSaid(screen, 'replace everything')
    return screen
  }

  it('is apart from adding, says what would be gone, replaces, and can be undone', async () => {
    const here = await answeredDevice()
    const other = await answeredDevice()
    await other.storage.answers.save(other.sheetId, 'INF-2', level(1))
    const screen = await open(here)
    await choose(screen, await backupFile(other))
    await untilSaid(screen, 'Something quite different: replace everything')
    expect(saidBy(screen)).toContain(
      'This takes away what is on this device now (1 assessment, 1 answer, 0 files) and puts the backup of 1 March 2026, 16:00 in its place (1 assessment, 2 answers, 0 files).',
    )
    expect(button(screen, 'Add to what is here').classes()).toContain('primary')
    expect(button(screen, 'Replace everything here').classes()).toContain('danger')

    await button(screen, 'Replace everything here').trigger('click')
    await untilSaid(screen, 'Everything was replaced with the backup.')
    expect((await here.storage.assessments.list()).map(({ id }) => id)).toEqual([other.assessmentId])
    await useUndo().offer?.undo()
    expect((await here.storage.assessments.list()).map(({ id }) => id)).toEqual([here.assessmentId])
  })

  it('is not offered for a shared file, which says what was left out', async () => {
    const screen = await withBackupOpened()
    const file = await written(fullRecords, { purpose: 'share', omitted: ['names'] })
    await choose(screen, new File([file], 'shared.kibe'))
    await untilSaid(screen, 'Left out when it was made: names.')
    expect(button(screen, 'Add to what is here').classes()).toContain('primary')
    expect(saidBy(screen)).not.toContain('replace everything')
  })

  it('is not offered for several files', async () => {
    const screen = await withBackupOpened()
    const names = ['a.kibe', 'b.kibe']
    const files = await Promise.all(names.map(async (name) => backupFile(await answeredDevice(), name)))
    await choose(screen, ...files)
    await untilSaid(screen, 'b.kibe')
    expect(button(screen, 'Add to what is here').classes()).toContain('primary')
    expect(saidBy(screen)).not.toContain('replace everything')
  })

  it('is not offered on an empty device, which simply takes everything', async () => {
    const empty = await fakeStorage()
    const screen = await open(empty)
    await choose(screen, await backupFile(await answeredDevice()))
    await untilSaid(screen, 'Bring everything here')
    expect(saidBy(screen)).not.toContain('replace')
    await button(screen, 'Bring everything here').trigger('click')
    await untilSaid(screen, 'Added.')
    expect(await empty.storage.assessments.list()).toHaveLength(1)
  })

  it('cannot be stopped while the records are written, and says that it can be undone', async () => {
    const here = await answeredDevice()
    const screen = await open(here)
    await choose(screen, await backupFile(await answeredDevice()))
    await untilSaid(screen, 'Replace everything here')
    useWorkersOf(here.databaseName, { isBusy: true })
    await button(screen, 'Replace everything here').trigger('click')
    await vi.waitFor(() => expect(threads).toHaveLength(1))
    tellProgress('files', 0.5)
    await untilSaid(screen, 'Stop')
    tellProgress('records', null)
    await untilSaid(screen, 'This last step cannot be stopped')
    expect(screen.findAll('button')).toEqual([])
  })

  it('that is stopped comes back to what was opened', async () => {
    const here = await answeredDevice()
    const screen = await open(here)
    await choose(screen, await backupFile(await answeredDevice()))
    await untilSaid(screen, 'Replace everything here')
    useWorkersOf(here.databaseName, { isBusy: true })
    await button(screen, 'Replace everything here').trigger('click')
    await vi.waitFor(() => expect(threads).toHaveLength(1))
    await button(screen, 'Stop').trigger('click')
    await untilSaid(screen, 'Replace everything here')
  })
})
