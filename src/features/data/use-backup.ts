import type { Ref } from 'vue'
import { download } from '@/parts/download'
import { useSaveStatus } from '@/parts/save-status'
import { useStorage } from '@/parts/use-storage'
import { APP_VERSION } from '@/platform/app-version'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { makeBackup } from '@/workers/kibe-file'
import type { KibeFileStage, MadeFile } from '@/workers/kibe-file-protocol'
import { chooseSavePlace, saveInto } from './save-file'
import { useFileName } from './use-file-name'
import { useJobState, type RunJob } from './use-job-state'
import type { JobProblem } from './use-job-words'

/** A backup that was read back and compared with the store, record by record. */
export interface VerifiedFile extends MadeFile {
  readonly name: string
  /** The moment at which the store was read, or a little before. */
  readonly readAt: string
  readonly isEncrypted: boolean
}

/** How far a backup has come. It counts as one only when it is known to be where the person wanted it. */
export type BackupState =
  | { readonly step: 'idle' }
  /** `share` of the stage that is done, 0–1; null while it is not known. */
  | { readonly step: 'working'; readonly stage: KibeFileStage | 'saving'; readonly share: number | null }
  /** The person has closed the dialog that asks where to. */
  | { readonly step: 'notChosen' }
  /** Handed to the browser's downloads: only the person can say whether it arrived. */
  | { readonly step: 'handed'; readonly made: VerifiedFile }
  /** In the file that the person chose, read back from there; or seen by the person in the downloads. */
  | { readonly step: 'kept'; readonly made: VerifiedFile }
  /** What stands in the chosen file is not what was written. */
  | { readonly step: 'notKept' }
  | { readonly step: 'notMade'; readonly problem: JobProblem }
  | { readonly step: 'failed'; readonly error: unknown }

/** Making a backup of everything on this device. */
export interface UseBackup {
  readonly state: Readonly<Ref<BackupState>>
  /** Asks where to, then makes it; `passphrase` null leaves it readable for everybody. */
  readonly make: (passphrase: string | null) => Promise<void>
  /** Hands a file that did not arrive to the downloads again. */
  readonly handAgain: () => void
  /** The person has seen the file in the downloads. */
  readonly confirm: () => Promise<void>
  readonly cancel: () => void
}

type Working = Omit<Extract<BackupState, { step: 'working' }>, 'step'>

/** Making a backup of everything on this device. */
export function useBackup(): UseBackup {
  const storage = useStorage()
  const clock = injected(clockKey)
  const saves = useSaveStatus()
  const newName = useFileName('kibe')
  const { state, run, cancel } = useJobState<BackupState>({ step: 'idle' }, failedWith)
  const show = ({ stage, share }: Working) => (state.value = { step: 'working', stage, share })

  async function keep(made: VerifiedFile): Promise<BackupState> {
    await saves.track('settings/lastBackup', () => storage.settings.set('lastBackup', made.readAt))
    return { step: 'kept', made }
  }
  async function attempt(runJob: RunJob, passphrase: string | null): Promise<BackupState> {
    const name = newName()
    const place = await chooseSavePlace(name)
    if (place === null) return { step: 'notChosen' }
    show({ stage: 'reading', share: null })
    const readAt = clock.now()
    const origin = { appVersion: APP_VERSION, createdAt: readAt }
    const result = await runJob(() => makeBackup({ origin, passphrase }, show))
    if (!result.ok) return { step: 'notMade', problem: result.error }
    const made = { ...result.value, name, readAt, isEncrypted: passphrase !== null }
    if (place === 'downloads') return handedOut(made)
    show({ stage: 'saving', share: null })
    return (await isSavedInto(place, made, runJob))
      ? keep({ ...made, name: place.name })
      : { step: 'notKept' }
  }
  return {
    state,
    make: (passphrase) => run((runJob) => attempt(runJob, passphrase)),
    handAgain() {
      if (state.value.step === 'handed') handedOut(state.value.made)
    },
    async confirm() {
      if (state.value.step === 'handed') state.value = await keep(state.value.made)
    },
    cancel: () => cancel(),
  }
}

function failedWith(error: unknown): BackupState {
  return { step: 'failed', error }
}

function handedOut(made: VerifiedFile): BackupState {
  download(made.file, made.name, made.file.type)
  return { step: 'handed', made }
}

/** Why it could not be written there the browser says in no way that helps: the person is asked to try another place. */
function isSavedInto(place: FileSystemFileHandle, { file }: VerifiedFile, runJob: RunJob): Promise<boolean> {
  return runJob(() => saveInto(place, file)).catch(() => false)
}
