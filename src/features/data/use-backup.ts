import { shallowRef, type Ref } from 'vue'
import { makeVerifiedBackup, type BackupProblem, type Counts } from '@/exchange/verified-backup'
import { download } from '@/parts/download'
import { useStorage } from '@/parts/use-storage'
import { APP_VERSION } from '@/platform/app-version'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'

/** How far a backup has come. `verified` is said only of a file that was read back and compared, record by record. */
export type BackupState =
  | { readonly step: 'idle' | 'reading' | 'checking' }
  | {
      readonly step: 'verified'
      readonly counts: Counts
      readonly fileName: string
      /** Size of the file in bytes. */
      readonly size: number
      /** Records that cannot be read and are therefore not in the file. */
      readonly leftOut: number
    }
  /** The file does not hold what is stored; it was not handed out. */
  | { readonly step: 'notVerified'; readonly problem: BackupProblem }
  | { readonly step: 'failed'; readonly error: unknown }

/** Making a backup of everything on this device. */
export interface UseBackup {
  readonly state: Readonly<Ref<BackupState>>
  readonly make: () => Promise<void>
}

/** Making a backup of everything on this device, handed to the browser's downloads once it is verified. */
export function useBackup(): UseBackup {
  const storage = useStorage()
  const clock = injected(clockKey)
  const state = shallowRef<BackupState>({ step: 'idle' })

  async function attempt(): Promise<BackupState> {
    const { records, damaged } = await storage.backup.readAll()
    state.value = { step: 'checking' }
    await nextPaint()
    const createdAt = clock.now()
    const backup = makeVerifiedBackup(records, { appVersion: APP_VERSION, createdAt })
    if (!backup.ok) return { step: 'notVerified', problem: backup.error }
    const { bytes, counts } = backup.value
    const fileName = `kibe-${clock.today()}.kibe`
    download(bytes, fileName, 'application/zip')
    await storage.settings.set('lastBackup', createdAt)
    return { step: 'verified', counts, fileName, size: bytes.length, leftOut: damaged.length }
  }
  async function make(): Promise<void> {
    state.value = { step: 'reading' }
    try {
      state.value = await attempt()
    } catch (error) {
      state.value = { step: 'failed', error }
    }
  }
  return { state, make }
}

/** Lets the browser show what is being done before the work that blocks it begins. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 32))
}
