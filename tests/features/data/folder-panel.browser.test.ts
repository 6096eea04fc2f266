import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, type App } from 'vue'
import FolderPanel from '@/features/data/FolderPanel.vue'
import { createScreenTexts } from '@/i18n/plugin'
import { screenTextsKey } from '@/parts/screen-language'
import { storageKey } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { openStorage } from '@/storage/open-storage'
import type { OpenedStorage } from '@/storage/storage'
import { deleteBrowserDatabase } from '../../support/browser-rows'
import { KibeFileThread, toolsOn } from '../../support/kibe-file-thread'
import { newAssessment, testClock, testIds, type TestClock } from '../../support/storage-parts'

const databaseName = 'test-folder-panel'
let root: FileSystemDirectoryHandle
let folder: FileSystemDirectoryHandle
let storage: OpenedStorage
let clock: TestClock
let screen: App | null = null

beforeEach(async () => {
  root = await navigator.storage.getDirectory()
  folder = await root.getDirectoryHandle(crypto.randomUUID(), { create: true })
  clock = testClock()
  storage = await openStorage({ clock, ids: testIds, databaseName })
  class ThreadHere extends KibeFileThread<never> {
    constructor() {
      super(toolsOn(databaseName))
    }
  }
  vi.stubGlobal('Worker', ThreadHere)
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folder))
})
afterEach(async () => {
  screen?.unmount()
  document.body.replaceChildren()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  storage.close()
  await deleteBrowserDatabase(databaseName)
  await root.removeEntry(folder.name, { recursive: true })
})

async function open(): Promise<void> {
  const pinia = createPinia()
  setActivePinia(pinia)
  const texts = await createScreenTexts('en', ['app', 'data', 'files', 'storage'])
  screen = createApp(FolderPanel)
  screen
    .use(pinia)
    .use(texts.plugin)
    .provide(storageKey, storage)
    .provide(clockKey, clock)
    .provide(screenTextsKey, texts)
    .mount(document.body.appendChild(document.createElement('div')))
}
async function press(text: string): Promise<void> {
  const found = await vi.waitUntil(() =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === text),
  )
  found.click()
}
const said = (text: string) =>
  vi.waitFor(() => expect(document.body.textContent.replaceAll('\u00a0', ' ')).toContain(text), 10_000)
/** The backups that lie in the folder. */
async function backups(): Promise<string[]> {
  const names: string[] = []
  for await (const [name, { kind }] of folder.entries()) if (kind === 'file') names.push(name)
  return names.sort()
}
function hide(): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('the automatic backup into a folder', () => {
  it('begins with the first backup as soon as the folder is chosen, verified and counted as one', async () => {
    await storage.assessments.begin(newAssessment)
    await open()
    await press('Choose a folder')
    await said('Last verified backup: 16:00; 1 assessment, 0 answers, 0 files.')
    expect(await backups()).toEqual([`kibe-2026-03-01T12-00-00Z-${await storage.folder.mark()}.kibe`])
    expect(await storage.settings.get('lastBackup')).toBe('2026-03-01T12:00:00.000Z')
  })

  it('goes on at the next start, and writes when the page is hidden, but only what is new', async () => {
    await storage.folder.set(folder)
    await open()
    await said('Backups go into the folder')
    hide()
    expect(await backups()).toEqual([])
    await storage.assessments.begin(newAssessment)
    hide()
    await said('Last verified backup')
    expect(await backups()).toHaveLength(1)
    clock.advance(60)
    hide()
    await said('Last verified backup: 16:00')
    expect(await backups()).toHaveLength(1)
  })

  it('whose permission has lapsed asks for it again by a button, and then writes', async () => {
    await storage.folder.set(folder)
    let permission: PermissionState = 'prompt'
    const asked: Record<string, () => PermissionState> = {
      queryPermission: () => permission,
      requestPermission: () => (permission = 'granted'),
    }
    const prototype = FileSystemHandle.prototype as unknown as Record<string, () => PermissionState>
    for (const [name, answer] of Object.entries(asked)) {
      vi.spyOn(prototype, name).mockImplementation(answer)
    }
    await open()
    await said('The browser may no longer write into this folder')
    await press('Allow writing again')
    await said('Last verified backup')
    expect(await backups()).toHaveLength(1)
  })

  it('into a folder that is gone says so, and does not count', async () => {
    await storage.folder.set(folder)
    await open()
    await said('Backups go into the folder')
    await root.removeEntry(folder.name, { recursive: true })
    await press('Make a backup now')
    await said('The folder was not found, or there is no space left in it.')
    expect(await storage.settings.get('lastBackup')).toBeUndefined()
    folder = await root.getDirectoryHandle(folder.name, { create: true })
  })

  it('that is turned off writes nothing more, and leaves what is there', async () => {
    await open()
    await press('Choose a folder')
    await said('Last verified backup')
    await press('Turn automatic backup off')
    await said('Choose a folder')
    expect(await storage.folder.get()).toBeNull()
    expect(await backups()).toHaveLength(1)
  })
})
