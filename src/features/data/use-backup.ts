import type { Ref } from 'vue'
import type { BackupProblem, Counts } from '@/exchange/verified-backup'
import { download } from '@/parts/download'
import { useStorage } from '@/parts/use-storage'
import { APP_VERSION } from '@/platform/app-version'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { makeBackup } from '@/workers/kibe-file'
import { useJobState, type RunJob } from './use-job-state'

/** How far a backup has come. `verified` is said only of a file that was read back and compared, record by record. */
export type BackupState =
  | { readonly step: 'idle' | 'reading' }
  /** `share` of the writing and checking that is done, 0–1. */
  | { readonly step: 'checking'; readonly share: number }
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
  readonly cancel: () => void
}

/** Making a backup of everything on this device, handed to the browser's downloads once it is verified. */
export function useBackup(): UseBackup {
  const storage = useStorage()
  const clock = injected(clockKey)
  const { state, run, cancel } = useJobState<BackupState>({ step: 'idle' }, (error) => ({
    step: 'failed',
    error,
  }))
  const showShare = (share: number) => (state.value = { step: 'checking', share })

  async function attempt(runJob: RunJob): Promise<BackupState> {
    const { records, damaged } = await storage.backup.readAll()
    const createdAt = clock.now()
    const backup = await runJob(() => {
      showShare(0)
      return makeBackup(records, { appVersion: APP_VERSION, createdAt }, showShare)
    })
    if (!backup.ok) return { step: 'notVerified', problem: backup.error }
    const { file, counts } = backup.value
    const fileName = `kibe-${clock.today()}.kibe`
    download(file, fileName, file.type)
    await storage.settings.set('lastBackup', createdAt)
    return { step: 'verified', counts, fileName, size: file.size, leftOut: damaged.length }
  }
  function make(): Promise<void> {
    state.value = { step: 'reading' }
    return run(attempt)
  }
  return { state, make, cancel }
}
