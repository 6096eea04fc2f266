import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeVerifiedBackup } from '@/exchange/verified-backup'
import DataPage from '@/features/data/DataPage.vue'
import { useUndo } from '@/parts/undo'
import type { OpenedStorage } from '@/storage/storage'
import { begunStorage, fakeStorage, putRaw, rawRows } from '../../support/fake-storage'
import { KibeFileThread } from '../../support/kibe-file-thread'
import { button, keptHealth, mountPage, saidBy, untilSaid } from '../../support/mount-page'

let mounted: VueWrapper | null = null
const downloads: { name: string; blob: Blob }[] = []

beforeEach(() => {
  downloads.length = 0
  vi.stubGlobal('Worker', KibeFileThread)
  const blobs = new Map<string, Blob>()
  URL.createObjectURL = (blob) => {
    const url = `blob:test/${blobs.size}`
    blobs.set(url, blob as Blob)
    return url
  }
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href)
    if (blob) downloads.push({ name: this.download, blob })
  })
})
afterEach(() => {
  mounted?.unmount()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open(storage: OpenedStorage, health = keptHealth()) {
  const { screen } = await mountPage(DataPage, { storage, language: 'en', health, path: '/data' })
  mounted = screen
  return screen
}

async function answeredStorage() {
  const begun = await begunStorage()
  await begun.storage.answers.save(begun.sheetId, 'INF-1', {
    state: 'answered',
    value: 3,
    naReason: '',
    note: 'ნუსხა დამტკიცდა',
  })
  return begun
}

async function backupOf(storage: OpenedStorage): Promise<Uint8Array<ArrayBuffer>> {
  const { records } = await storage.backup.readAll()
  const made = makeVerifiedBackup(records, { appVersion: '1.2.3', createdAt: '2026-02-11T06:30:00Z' })
  if (!made.ok) throw new Error('the backup of the test could not be made')
  return new Uint8Array(made.value.bytes)
}

async function choose(screen: VueWrapper, bytes: BlobPart, name = 'kibe-2026-02-11.kibe'): Promise<void> {
  const input = screen.get<HTMLInputElement>('input[type=file]')
  const file = new File([bytes], name)
  // jsdom lets no script put a file into an input.
  Object.defineProperty(input.element, 'files', { configurable: true, value: [file] })
  await input.trigger('change')
}

test('it says what is stored, that it is only here, whether the browser keeps it, and the space', async () => {
  const { storage } = await answeredStorage()
  const health = keptHealth()
  const screen = await open(storage, health)
  await untilSaid(screen, 'Stored here: 1 assessment, 1 answer, 0 files.')
  await untilSaid(screen, 'The browser has not confirmed that it will keep this data')
  expect(saidBy(screen)).toContain('only on this device')
  expect(saidBy(screen)).toContain('Space used: 2.5 MB of 900 MB.')
  expect(saidBy(screen)).toContain('There is no backup yet.')
  expect(health.asked).toBe(0)
  await button(screen, 'Ask the browser').trigger('click')
  expect(health.asked).toBe(1)
})

test('a backup is called verified with its counts, handed out under its date, and remembered', async () => {
  const { storage } = await answeredStorage()
  const screen = await open(storage)
  await untilSaid(screen, 'Make a backup')
  await button(screen, 'Make a backup').trigger('click')
  await untilSaid(screen, 'Verified: 1 assessment, 1 answer, 0 files.')
  expect(saidBy(screen)).toContain('was handed to the browser')
  expect(downloads.map(({ name }) => name)).toEqual(['kibe-2026-03-01.kibe'])
  expect(await storage.settings.get('lastBackup')).toBe('2026-03-01T12:00:00.000Z')
})

test('a file that does not hold what is stored is neither called verified nor handed out nor remembered', async () => {
  const { storage } = await answeredStorage()
  // What was read from storage cannot be read back from the file: its note is longer than a note may be.
  const spoilt: OpenedStorage = {
    ...storage,
    backup: {
      ...storage.backup,
      async readAll() {
        const { records, damaged } = await storage.backup.readAll()
        const answers = records.answers.map((answer) => ({
          ...answer,
          content: { ...answer.content, note: 'x'.repeat(20_001) },
        }))
        return { records: { ...records, answers }, damaged }
      },
    },
  }
  const screen = await open(spoilt)
  await untilSaid(screen, 'Make a backup')
  await button(screen, 'Make a backup').trigger('click')
  await untilSaid(screen, 'No backup was made.')
  expect(saidBy(screen)).not.toContain('Verified')
  expect(downloads).toEqual([])
  expect(await storage.settings.get('lastBackup')).toBeUndefined()
  await button(screen, 'Download everything readable').trigger('click')
  await vi.waitFor(() =>
    expect(downloads.map(({ name }) => name)).toEqual(['kibe-2026-03-01-emergency.json']),
  )
})

test('a restore shows what is in the file, asks, replaces everything, and can be undone', async () => {
  const { storage: other } = await answeredStorage()
  const bytes = await backupOf(other)
  const { storage, assessmentId } = await begunStorage()
  const screen = await open(storage)
  await untilSaid(screen, 'Stored here: 1 assessment')
  await choose(screen, bytes)
  await untilSaid(screen, 'In it: 1 assessment, 1 answer, 0 files.')
  expect(saidBy(screen)).toContain('This backup was made on 11 February 2026, 10:30.')
  expect(saidBy(screen)).toContain('It replaces everything that is on this device now: 1 assessment')
  expect(await storage.assessments.get(assessmentId)).not.toBeNull()

  await button(screen, 'Replace everything here').trigger('click')
  await untilSaid(screen, 'The data was restored from the file.')
  expect(await storage.assessments.get(assessmentId)).toBeNull()
  expect(await storage.assessments.list()).toEqual(await other.assessments.list())

  await useUndo().offer?.undo()
  expect((await storage.assessments.list()).map(({ id }) => id)).toEqual([assessmentId])
})

test('cancelling a restore changes nothing', async () => {
  const { storage: other } = await answeredStorage()
  const { storage, databaseName } = await begunStorage()
  const screen = await open(storage)
  const before = await rawRows(databaseName)
  await choose(screen, await backupOf(other))
  await untilSaid(screen, 'Replace everything here')
  await button(screen, 'Cancel').trigger('click')
  expect(screen.find('input[type=file]').exists()).toBe(true)
  expect(await rawRows(databaseName)).toEqual(before)
})

test('a file that is no backup, and one that was altered, are refused in words and change nothing', async () => {
  const { storage: other } = await answeredStorage()
  const bytes = await backupOf(other)
  const { storage, databaseName } = await answeredStorage()
  const screen = await open(storage)
  const before = await rawRows(databaseName)

  await choose(screen, 'not a backup at all')
  await untilSaid(screen, 'Nothing on this device has changed.')
  expect(screen.get('[role=alert]').text()).toContain('This is not a .kibe file.')

  const altered = bytes.slice()
  const middle = Math.floor(altered.length / 2)
  altered[middle] = (altered[middle] ?? 0) ^ 0xff
  await choose(screen, altered)
  await vi.waitFor(() => expect(screen.get('[role=alert]').text()).not.toContain('not a .kibe file'))
  expect(saidBy(screen)).toContain('Nothing on this device has changed.')
  expect(saidBy(screen)).not.toContain('Replace everything here')
  expect(await rawRows(databaseName)).toEqual(before)
})

test('damaged records are listed, are said to be missing from a backup, and everything else can be taken out', async () => {
  const { storage, databaseName, assessmentId } = await answeredStorage()
  await putRaw(databaseName, 'actions', { id: 'broken-action', assessmentId, title: 7 })
  const screen = await open(storage)
  await untilSaid(screen, '1 record cannot be read')
  expect(saidBy(screen)).toContain('actions/broken-action')
  await button(screen, 'Download everything readable').trigger('click')
  await vi.waitFor(() => expect(downloads).toHaveLength(1))
  expect(downloads[0]?.name).toBe('kibe-2026-03-01-emergency.json')
  await button(screen, 'Make a backup').trigger('click')
  await untilSaid(screen, '1 record cannot be read and is not in the file')
})

/** A worker that is still at work. */
class BusyThread extends KibeFileThread<unknown> {
  static readonly begun: BusyThread[] = []
  override postMessage(): void {
    if (!BusyThread.begun.includes(this)) BusyThread.begun.push(this)
  }
}

test('a backup that takes long shows how far it is and can be stopped, and then nothing is handed out', async () => {
  BusyThread.begun.length = 0
  vi.stubGlobal('Worker', BusyThread)
  const { storage } = await answeredStorage()
  const screen = await open(storage)
  await untilSaid(screen, 'Make a backup')
  await button(screen, 'Make a backup').trigger('click')
  await untilSaid(screen, 'reading it back and comparing')
  const [thread] = BusyThread.begun
  thread?.onmessage?.({ data: { kind: 'update', update: { kind: 'share', share: 0.4 } } } as MessageEvent)
  await vi.waitFor(() => expect(screen.get('progress').element.value).toBe(0.4))
  await button(screen, 'Stop').trigger('click')
  expect(thread?.isTerminated).toBe(true)
  expect(screen.find('progress').exists()).toBe(false)
  expect(downloads).toEqual([])
  expect(await storage.settings.get('lastBackup')).toBeUndefined()
})

test('reading a file can be stopped, and ends with the page', async () => {
  BusyThread.begun.length = 0
  vi.stubGlobal('Worker', BusyThread)
  const { storage } = await answeredStorage()
  const screen = await open(storage)
  await untilSaid(screen, 'Stored here: 1 assessment')
  await choose(screen, 'bytes')
  await untilSaid(screen, 'Reading and checking the file')
  await button(screen, 'Stop').trigger('click')
  expect(BusyThread.begun[0]?.isTerminated).toBe(true)
  await choose(screen, 'bytes again')
  await untilSaid(screen, 'Reading and checking the file')
  screen.unmount()
  mounted = null
  expect(BusyThread.begun.map(({ isTerminated }) => isTerminated)).toEqual([true, true])
})

test('an empty device is asked plainly to restore, without talk of replacing', async () => {
  const { storage: other } = await answeredStorage()
  const { storage } = await fakeStorage()
  const screen = await open(storage)
  await untilSaid(screen, 'Nothing is stored here yet.')
  await choose(screen, await backupOf(other))
  await untilSaid(screen, 'In it: 1 assessment')
  expect(saidBy(screen)).not.toContain('It replaces everything')
  await button(screen, 'Restore').trigger('click')
  await vi.waitFor(async () => expect(await storage.assessments.list()).toHaveLength(1))
})
