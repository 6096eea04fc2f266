import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import SharePage from '@/features/data/SharePage.vue'
import { openKibeFile, type KibeFile } from '@/exchange/open-kibe-file'
import { newAssessment } from '../../support/storage-parts'
import { fakeStorage, putRaw } from '../../support/fake-storage'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import {
  answeredDevice,
  level,
  showOn,
  tellProgress,
  threads,
  useWorkersOf,
  watchDownloads,
  type Device,
  type Download,
} from './device'

let mounted: VueWrapper | null = null
let device: Device
let downloads: Download[] = []

beforeEach(async () => {
  downloads = watchDownloads()
  device = await answeredDevice()
})
afterEach(() => {
  mounted?.unmount()
  mounted = null
  Reflect.deleteProperty(navigator, 'canShare')
  Reflect.deleteProperty(navigator, 'share')
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open(): Promise<VueWrapper> {
  const { screen } = await showOn(device, SharePage, '/share')
  mounted = screen
  await untilSaid(screen, 'Which assessments?')
  return screen
}
/** The checkbox whose label begins so. */
function box(screen: VueWrapper, label: string) {
  const found = screen
    .findAll<HTMLInputElement>('input[type=checkbox]')
    .find(({ element }) => element.closest('label')?.textContent.trim().startsWith(label))
  if (!found) throw new Error(`no checkbox ${label}`)
  return found
}
async function make(screen: VueWrapper): Promise<void> {
  await screen.get('form').trigger('submit')
  await untilSaid(screen, 'The file is ready and verified')
}
/** What is in the file that was downloaded. */
async function fileMade(screen: VueWrapper): Promise<KibeFile> {
  await button(screen, 'Save to the downloads').trigger('click')
  const opened = await openKibeFile(downloads[0]?.blob ?? new Blob())
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

describe('sharing', () => {
  it('makes a file of what was chosen alone, with notes and files but without names', async () => {
    const { assessment: other } = await device.storage.assessments.begin({ ...newAssessment, wave: '2024' })
    const screen = await open()
    await box(screen, 'Practice municipality 2026').setValue(true)
    await untilSaid(
      screen,
      'In the file: Practice municipality, 2026, with its plan; without names, with notes, with attached files.',
    )
    await make(screen)
    expect(saidBy(screen)).toContain('verified: 1 assessment, 1 answer, 0 files.')
    const { manifest, records } = await fileMade(screen)
    expect(manifest).toMatchObject({ purpose: 'share', omitted: ['names'] })
    expect(records.assessments.map(({ id }) => id)).toEqual([device.assessmentId])
    expect(records.assessments.map(({ id }) => id)).not.toContain(other.id)
    expect(records.sheets.map(({ name }) => name)).toEqual([null])
    expect(records.answers.map(({ content }) => content.note)).toEqual(['ნუსხა დამტკიცდა'])
    expect(downloads[0]?.name).toBe('kibe-share-2026-03-01-1600.kibe')
  })

  it('leaves out and takes along what the person says', async () => {
    const screen = await open()
    await box(screen, 'Practice municipality').setValue(true)
    await box(screen, 'Names').setValue(true)
    await box(screen, 'Notes').setValue(false)
    await box(screen, 'Attached files').setValue(false)
    await box(screen, 'With the action plan').setValue(false)
    await untilSaid(screen, 'Practice municipality, 2026; with names, without notes, without attached files.')
    await make(screen)
    const { manifest, records } = await fileMade(screen)
    expect(manifest.omitted).toEqual(['notes', 'attachments'])
    expect(records.sheets.map(({ name }) => name)).toEqual(['ნინო'])
    expect(records.answers.map(({ content }) => content.note)).toEqual([''])
    expect(records.plans).toEqual([])
  })

  it('asks to choose first, and makes nothing until then', async () => {
    const screen = await open()
    expect(saidBy(screen)).toContain('Choose what to share first.')
    expect(button(screen, 'Make the file').attributes('disabled')).toBeDefined()
  })

  it('shares a questionnaire by itself', async () => {
    const screen = await open()
    const questionnaire = screen.get('details input[type=checkbox]')
    await questionnaire.setValue(true)
    await untilSaid(screen, 'In the file: 1 questionnaire;')
    await make(screen)
    const { records } = await fileMade(screen)
    expect(records.questionnaires).toHaveLength(1)
    expect(records.assessments).toEqual([])
  })

  it('is never counted as a backup, and says that it is none', async () => {
    const screen = await open()
    await box(screen, 'Practice municipality').setValue(true)
    await make(screen)
    await button(screen, 'Save to the downloads').trigger('click')
    expect(saidBy(screen)).toContain('This is not a backup')
    expect(await device.storage.settings.get('lastBackup')).toBeUndefined()
  })

  it('with a passphrase makes a file that nobody reads without it', async () => {
    const screen = await open()
    await box(screen, 'Practice municipality').setValue(true)
    for (const field of screen.findAll('input[autocomplete="new-password"]'))
      await field.setValue('კიბე და კიბე')
    await screen.get('form').trigger('submit')
    await untilSaid(screen, 'It is protected with your passphrase')
    await button(screen, 'Save to the downloads').trigger('click')
    expect(await openKibeFile(downloads[0]?.blob ?? new Blob())).toMatchObject({
      error: { code: 'encrypted' },
    })
  })

  it('can be stopped', async () => {
    const screen = await open()
    await box(screen, 'Practice municipality').setValue(true)
    useWorkersOf(device.databaseName, { isBusy: true })
    await screen.get('form').trigger('submit')
    await vi.waitFor(() => expect(threads).toHaveLength(1))
    tellProgress('writing', 0.7)
    await vi.waitFor(() => expect(screen.get('progress').element.value).toBe(0.7))
    await button(screen, 'Stop').trigger('click')
    expect(threads[0]?.isTerminated).toBe(true)
    // What was chosen is still chosen.
    expect(box(screen, 'Practice municipality').element.checked).toBe(true)
  })

  it('says on an empty device that there is nothing to share', async () => {
    const { screen } = await showOn(await fakeStorage(), SharePage, '/share')
    mounted = screen
    await untilSaid(screen, 'There is nothing here to share yet.')
    expect(screen.find('form').exists()).toBe(false)
  })
})

describe('the sheets of an assessment', () => {
  /** The label of the chair's sheet: which one stands first their ids decide. */
  const chairSheet = (screen: VueWrapper) =>
    /Answer sheet \d: Chair of the sakrebulo/.exec(saidBy(screen))?.[0] ?? 'none'

  it('are chosen one by one where there are several', async () => {
    const [one] = await device.storage.sheets.ofAssessment(device.assessmentId)
    if (!one) throw new Error('no sheet')
    const second = { ...one, id: crypto.randomUUID(), role: one.role === 'chair' ? 'staff' : 'chair' }
    await putRaw(device.databaseName, 'sheets', second)
    const screen = await open()
    await box(screen, 'Practice municipality').setValue(true)
    await box(screen, chairSheet(screen)).setValue(false)
    await make(screen)
    const { records } = await fileMade(screen)
    expect(records.sheets.map(({ id }) => id)).toEqual([one.id])
  })

  it('are not asked about where there is only one', async () => {
    const screen = await open()
    await box(screen, 'Practice municipality').setValue(true)
    expect(saidBy(screen)).toContain('With the action plan')
    expect(saidBy(screen)).not.toContain('Answer sheet')
  })
})

describe('passing the file on', () => {
  function deviceThatShares(share: (data: ShareData) => Promise<void>): ShareData[] {
    const shared: ShareData[] = []
    Object.assign(navigator, {
      canShare: ({ files }: ShareData) => files?.every(({ type }) => type === 'text/plain') ?? false,
      share: (data: ShareData) => {
        shared.push(data)
        return share(data)
      },
    })
    return shared
  }
  async function made(): Promise<VueWrapper> {
    await device.storage.answers.save(device.sheetId, 'INF-2', level(2))
    const screen = await open()
    await box(screen, 'Practice municipality').setValue(true)
    await make(screen)
    return screen
  }

  it('is offered only where the device agrees with the file', async () => {
    const screen = await made()
    expect(screen.findAll('button').map((one) => one.text())).not.toContain('Send…')
  })

  it('hands it to the dialog of the device, under a name and type that it takes', async () => {
    const shared = deviceThatShares(() => Promise.resolve())
    const screen = await made()
    await button(screen, 'Send…').trigger('click')
    await untilSaid(screen, 'was passed on.')
    expect(shared[0]?.files?.map(({ name }) => name)).toEqual(['kibe-share-2026-03-01-1600.kibe.txt'])
    expect(downloads).toEqual([])
  })

  it('closed by the person passes nothing on and says nothing else', async () => {
    deviceThatShares(() => Promise.reject(new DOMException('closed', 'AbortError')))
    const screen = await made()
    await button(screen, 'Send…').trigger('click')
    await untilSaid(screen, 'How shall it leave this device?')
    expect(downloads).toEqual([])
  })

  it('refused by the device goes to the downloads instead, and says so', async () => {
    deviceThatShares(() => Promise.reject(new DOMException('not this file', 'NotAllowedError')))
    const screen = await made()
    await button(screen, 'Send…').trigger('click')
    await untilSaid(screen, 'This device does not pass such files on.')
    expect(downloads).toHaveLength(1)
  })
})
