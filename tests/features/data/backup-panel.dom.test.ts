import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import BackupPanel from '@/features/data/BackupPanel.vue'
import { useTypedText } from '@/parts/typed-text'
import { openFiles } from '@/workers/kibe-file'
import { putRaw } from '../../support/fake-storage'
import { chosen, on, unheard } from '../../support/kibe-file-device'
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
  Reflect.deleteProperty(window, 'showSaveFilePicker')
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open(): Promise<VueWrapper> {
  const { screen } = await showOn(device, BackupPanel, '/data')
  mounted = screen
  return screen
}
const make = (screen: VueWrapper) => screen.get('form').trigger('submit')
const lastBackup = () => device.storage.settings.get('lastBackup')

describe('a backup that the browser downloads', () => {
  it('is verified with its counts, but counts as a backup only once the person has seen the file', async () => {
    const screen = await open()
    await make(screen)
    await untilSaid(screen, 'Verified: 1 assessment, 1 answer, 0 files.')
    expect(downloads.map(({ name }) => name)).toEqual(['kibe-2026-03-01-1600.kibe'])
    expect(saidBy(screen)).toContain('Is it in your downloads folder?')
    expect(await lastBackup()).toBeUndefined()

    await button(screen, 'Yes, it is there').trigger('click')
    await untilSaid(screen, 'The backup is saved: kibe-2026-03-01-1600.kibe')
    expect(await lastBackup()).toBe('2026-03-01T12:00:00.000Z')
  })

  it('that did not arrive is handed over again, the same file, and still does not count', async () => {
    const screen = await open()
    await make(screen)
    await untilSaid(screen, 'Save again')
    await button(screen, 'Save again').trigger('click')
    expect(downloads.map(({ name }) => name)).toEqual([downloads[0]?.name, downloads[0]?.name])
    expect(await lastBackup()).toBeUndefined()
  })

  it('holds what was typed and not yet written', async () => {
    const screen = await open()
    useTypedText().isHeldBy(() => device.storage.answers.save(device.sheetId, 'INF-2', level(1)))
    await make(screen)
    await untilSaid(screen, 'Verified: ')
    expect(saidBy(screen)).toContain('Verified: 1 assessment, 2 answers')
  })

  it('says how many records could not be read and are not in it', async () => {
    await putRaw(device.databaseName, 'actions', {
      id: 'broken-action',
      assessmentId: device.assessmentId,
      title: 7,
    })
    const screen = await open()
    await make(screen)
    await untilSaid(screen, 'Verified: ')
    expect(saidBy(screen)).toContain('1 record cannot be read and is not in the file')
  })
})

/** A place on the disk that the person chooses: what is written there is read back changed by `spoil`. */
function savePlace(spoil: (written: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | null) {
  let written = new Uint8Array(0)
  const handle = {
    name: 'ჩემი ასლი.kibe',
    createWritable: () =>
      Promise.resolve(
        new WritableStream<Uint8Array>({
          write(chunk) {
            written = new Uint8Array([...written, ...chunk])
          },
        }),
      ),
    getFile: () => {
      const found = spoil(written)
      return found
        ? Promise.resolve(new Blob([found]))
        : Promise.reject(new Error('the stick was pulled out'))
    },
  }
  return { handle, bytes: () => written }
}
/** The browser asks where to save, and this is the answer. */
function answerPicker(answer: () => Promise<unknown>): void {
  Object.assign(window, { showSaveFilePicker: vi.fn(answer) })
}

describe('a backup saved where the person chose', () => {
  beforeEach(() => {
    // jsdom has no streams of blobs.
    Blob.prototype.stream = function (this: Blob) {
      const bytes = this.arrayBuffer()
      return new ReadableStream<Uint8Array<ArrayBuffer>>({
        async start(controller) {
          controller.enqueue(new Uint8Array(await bytes))
          controller.close()
        },
      })
    }
  })

  it('counts as soon as every byte was read back from there', async () => {
    const place = savePlace((bytes) => bytes)
    answerPicker(() => Promise.resolve(place.handle))
    const screen = await open()
    await make(screen)
    await untilSaid(screen, 'The backup is saved: ჩემი ასლი.kibe')
    expect(await lastBackup()).toBe('2026-03-01T12:00:00.000Z')
    expect(downloads).toEqual([])
    const read = await openFiles([chosen(place.bytes())], unheard, unheard, on(device.databaseName)).done
    expect(read).toMatchObject({ ok: true, value: { refused: [] } })
  })

  it('does not count when the dialog was closed, and says so', async () => {
    answerPicker(() => Promise.reject(new DOMException('closed', 'AbortError')))
    const screen = await open()
    await make(screen)
    await untilSaid(screen, 'You did not choose a place for the file, so no backup was made.')
    expect(threads).toEqual([])
    expect(await lastBackup()).toBeUndefined()
  })

  it.each([
    [
      'a byte differs',
      (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte)),
    ],
    ['its end is missing', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -1)],
    ['it cannot be read', () => null],
  ])('does not count when %s in what was written there', async (_what, spoil) => {
    answerPicker(() => Promise.resolve(savePlace(spoil).handle))
    const screen = await open()
    await make(screen)
    await untilSaid(screen, 'The file could not be written there, or not as a whole.')
    expect(saidBy(screen)).not.toContain('Verified')
    expect(await lastBackup()).toBeUndefined()
  })

  it('goes to the downloads where the browser has the dialog and does not allow it', async () => {
    answerPicker(() => Promise.reject(new DOMException('not here', 'SecurityError')))
    const screen = await open()
    await make(screen)
    await untilSaid(screen, 'Is it in your downloads folder?')
    expect(downloads).toHaveLength(1)
  })

  it('is asked for before anything else is done, while the press of the button lasts', async () => {
    let isAsked = false
    answerPicker(() => {
      isAsked = true
      return Promise.reject(new DOMException('closed', 'AbortError'))
    })
    const screen = await open()
    screen.get<HTMLFormElement>('form').element.dispatchEvent(new Event('submit', { cancelable: true }))
    expect(isAsked).toBe(true)
  })
})

describe('a passphrase for a backup', () => {
  async function type(screen: VueWrapper, first: string, second: string): Promise<void> {
    const [one, two] = screen.findAll('input[autocomplete="new-password"]')
    await one?.setValue(first)
    await two?.setValue(second)
    await make(screen)
  }

  it('is warned of, and must be long enough and typed the same twice', async () => {
    const screen = await open()
    expect(saidBy(screen)).toContain('Without the passphrase nobody can open the file')
    await type(screen, 'short', 'short')
    expect(saidBy(screen)).toContain('A passphrase has at least 8 characters.')
    await type(screen, 'long enough', 'long enuogh')
    expect(saidBy(screen)).toContain('The two are not the same.')
    expect(downloads).toEqual([])
  })

  it('closes the file to whoever does not have it', async () => {
    const screen = await open()
    await type(screen, 'კიბე და კიბე', 'კიბე და კიბე')
    // 600,000 rounds take their time.
    await untilSaid(screen, 'The file is protected with your passphrase.')
    const file = downloads[0]?.blob ?? new Blob()
    const files = [chosen(file, 'closed'), chosen(file, 'open', 'კიბე და კიბე')]
    const read = await openFiles(files, unheard, unheard, on(device.databaseName)).done
    if (!read.ok) throw new Error(read.error.reason)
    expect(read.value.refused).toMatchObject([{ name: 'closed', refusal: { code: 'encrypted' } }])
    expect(read.value.files.map(({ name }) => name)).toEqual(['open'])
  })

  it('can be shown while it is typed', async () => {
    const screen = await open()
    const types = () =>
      screen.findAll('input[autocomplete="new-password"]').map((field) => field.attributes('type'))
    expect(types()).toEqual(['password', 'password'])
    await screen.get('input[type=checkbox]').setValue(true)
    expect(types()).toEqual(['text', 'text'])
  })
})

describe('a backup that takes long', () => {
  it('shows what it does and how far it is, and can be stopped: then there is none', async () => {
    const screen = await open()
    useWorkersOf(device.databaseName, { isBusy: true })
    await make(screen)
    await untilSaid(screen, 'Reading what is stored')
    await vi.waitFor(() => expect(threads).toHaveLength(1))
    tellProgress('writing', 0.4)
    await untilSaid(screen, 'reading it back and comparing')
    expect(screen.get('progress').element.value).toBe(0.4)
    await button(screen, 'Stop').trigger('click')
    expect(threads[0]?.isTerminated).toBe(true)
    expect(screen.find('progress').exists()).toBe(false)
    expect(downloads).toEqual([])
    expect(await lastBackup()).toBeUndefined()
  })

  it('ends with the page', async () => {
    const screen = await open()
    useWorkersOf(device.databaseName, { isBusy: true })
    await make(screen)
    await vi.waitFor(() => expect(threads).toHaveLength(1))
    screen.unmount()
    mounted = null
    expect(threads[0]?.isTerminated).toBe(true)
  })

  it('that breaks down says so, and offers to take out everything', async () => {
    const screen = await open()
    useWorkersOf(device.databaseName, { isBusy: true })
    await make(screen)
    await vi.waitFor(() => expect(threads).toHaveLength(1))
    threads[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent)
    await untilSaid(screen, 'No backup was made.')
    expect(saidBy(screen)).toContain('perhaps because the device ran out of memory')
    expect(button(screen, 'Save everything as a file').text()).toContain('JSON')
    expect(await lastBackup()).toBeUndefined()
  })
})
