import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { failureOf } from '@/parts/save-status'
import { onStoredChange } from '@/parts/stored-changes'
import { useTypedText } from '@/parts/typed-text'
import { useStorage } from '@/parts/use-storage'
import { APP_VERSION } from '@/platform/app-version'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { StorageError } from '@/storage/storage'
import { backupIntoFolder } from '@/workers/kibe-file'
import type { FolderProblem, StorageFailed, WrittenFolder } from '@/workers/kibe-file-protocol'
import { BackupSchedule } from './backup-schedule'
import { askForAccess, chooseFolder, hasAccess } from './folder-access'

/** How often it is looked whether a backup is due, in milliseconds. */
const LOOK_MS = 60_000

/** Why there is no newer backup in the folder; `broken` when the work broke off. */
export type FolderTrouble = FolderProblem | StorageFailed | { readonly reason: 'broken' }

/** The last backup that this window has written into the folder and read back from there. */
export interface FolderBackupMade extends WrittenFolder {
  readonly at: string
}

/** What is known of the folder and of the backups in it. */
function folderState() {
  return {
    folder: shallowRef<FileSystemDirectoryHandle | null>(null),
    /** Whether the browser lets Kibe write into it; that lapses when the browser is closed. */
    isAllowed: ref(false),
    isWorking: ref(false),
    last: shallowRef<FolderBackupMade | null>(null),
    trouble: shallowRef<FolderTrouble | null>(null),
  }
}
type FolderState = ReturnType<typeof folderState>

/**
 * Backups that Kibe makes by itself into a folder that the person chose: after changes, at most every ten minutes, and
 * when the page is hidden. Each is read back from the folder and compared before it counts.
 */
export const useFolderBackup = defineStore('folder-backup', () => {
  const state = folderState()
  const schedule = new BackupSchedule()
  const make = makingOf(state, schedule)
  const watch = watchingOf(state, schedule, make)
  const name = computed(() => state.folder.value?.name ?? null)
  return { ...state, name, make, watch, ...choosingOf(state, make) }
})

/** Writing a backup into the folder now. */
function makingOf(state: FolderState, schedule: BackupSchedule): () => Promise<void> {
  const storage = useStorage()
  const clock = injected(clockKey)
  const texts = useTypedText()

  async function attempt(into: FileSystemDirectoryHandle): Promise<FolderTrouble | null> {
    await texts.flush()
    const at = clock.now()
    const asked = { folder: into, origin: { appVersion: APP_VERSION, createdAt: at } }
    const result = await backupIntoFolder(asked, () => undefined).done
    if (!result.ok) return result.error
    await storage.settings.set('lastBackup', at)
    state.last.value = { ...result.value, at }
    return null
  }
  return async () => {
    const { folder, isWorking, trouble, isAllowed } = state
    if (!folder.value || isWorking.value) return
    isWorking.value = true
    schedule.begin(Date.parse(clock.now()))
    trouble.value = await attempt(folder.value).catch(troubleOf)
    // What was not written stays to be written.
    if (trouble.value) schedule.noteChange()
    isAllowed.value = trouble.value?.reason !== 'noPermission'
    isWorking.value = false
  }
}

/** Begins, once, to make backups by themselves for as long as the window is open. */
function watchingOf(
  state: FolderState,
  schedule: BackupSchedule,
  make: () => Promise<void>,
): () => Promise<void> {
  const storage = useStorage()
  const clock = injected(clockKey)
  let isWatching = false

  function look(): void {
    const isHidden = document.visibilityState === 'hidden'
    if (state.isAllowed.value && schedule.isDue(Date.parse(clock.now()), isHidden)) void make()
  }
  return async () => {
    if (isWatching) return
    isWatching = true
    onStoredChange(() => schedule.noteChange())
    setInterval(look, LOOK_MS)
    document.addEventListener('visibilitychange', look)
    try {
      const folder = await storage.folder.get()
      state.folder.value ??= folder
      state.isAllowed.value ||= folder !== null && (await hasAccess(folder))
    } catch (error) {
      state.trouble.value = troubleOf(error)
    }
  }
}

/** What the person decides about the folder. */
function choosingOf(state: FolderState, make: () => Promise<void>) {
  const storage = useStorage()
  const { folder, isAllowed, last, trouble } = state

  /** Does it, or says what came in the way. */
  async function saying(act: () => Promise<void>): Promise<void> {
    trouble.value = null
    await act().catch((error: unknown) => (trouble.value = troubleOf(error)))
  }
  async function use(chosen: FileSystemDirectoryHandle | null): Promise<void> {
    await storage.folder.set(chosen)
    folder.value = chosen
    isAllowed.value = chosen !== null
    last.value = null
    await make()
  }
  return {
    /** Lets the person choose the folder, and writes the first backup into it. */
    choose: () =>
      saying(async () => {
        const chosen = await chooseFolder()
        if (chosen) await use(chosen)
      }),
    /** Asks for the folder again, and writes what has changed since. */
    allow: () =>
      saying(async () => {
        if (!folder.value || !(await askForAccess(folder.value))) return
        isAllowed.value = true
        await make()
      }),
    /** Makes no more backups into the folder; those that are there stay. */
    forget: () => saying(() => use(null)),
  }
}

function troubleOf(error: unknown): FolderTrouble {
  return error instanceof StorageError
    ? { reason: 'storage', failure: failureOf(error) }
    : { reason: 'broken' }
}
