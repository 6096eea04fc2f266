import type { Ref } from 'vue'
import type { ShareSelection } from '@/domain/sharing/selection'
import { download } from '@/parts/download'
import { APP_VERSION } from '@/platform/app-version'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { makeShare, type KibeFileProgress as Progress } from '@/workers/kibe-file'
import type { KibeFileStage, MadeFile } from '@/workers/kibe-file-protocol'
import { useFileName } from './use-file-name'
import { useJobState, type RunJob } from './use-job-state'
import type { JobProblem } from './use-job-words'

/** A file of what was chosen, read back and compared. */
export interface SharedFile extends MadeFile {
  readonly name: string
  readonly isEncrypted: boolean
}

/** Where it went: nowhere yet, to the downloads, through the device's dialog, or to the downloads because that refused. */
export type Sent = 'no' | 'downloaded' | 'passedOn' | 'notPossible'

/** How far a file to be shared has come. */
export type ShareState =
  | { readonly step: 'idle' }
  /** `share` of the stage that is done, 0–1; null while it is not known. */
  | { readonly step: 'working'; readonly stage: KibeFileStage; readonly share: number | null }
  | { readonly step: 'made'; readonly made: SharedFile; readonly sent: Sent }
  | { readonly step: 'notMade'; readonly problem: JobProblem }
  | { readonly step: 'failed'; readonly error: unknown }

/** Making a file of some of what is here, for others. It is no backup, and is never counted as one. */
export interface UseShare {
  readonly state: Readonly<Ref<ShareState>>
  readonly make: (selection: ShareSelection, passphrase: string | null) => Promise<void>
  /** Hands it to the browser's downloads. */
  readonly save: () => Promise<void>
  /** Passes it on to another app through the device's own dialog; where that refuses, to the downloads. */
  readonly passOn: () => Promise<void>
  /** Whether this device has such a dialog, and it takes the file. */
  readonly canPassOn: (made: SharedFile) => boolean
  /** Stops the work, or forgets what was made. */
  readonly cancel: () => void
}

/** Making a file of some of what is here, for others. */
export function useShare(): UseShare {
  const clock = injected(clockKey)
  const newName = useFileName('kibe-share')
  const { state, run, cancel } = useJobState<ShareState>({ step: 'idle' }, (error) => ({
    step: 'failed',
    error,
  }))

  async function attempt(
    runJob: RunJob,
    selection: ShareSelection,
    passphrase: string | null,
  ): Promise<ShareState> {
    const show = ({ stage, share }: Progress) => (state.value = { step: 'working', stage, share })
    show({ stage: 'reading', share: null })
    const origin = { appVersion: APP_VERSION, createdAt: clock.now() }
    const result = await runJob(() => makeShare({ origin, selection, passphrase }, show))
    if (!result.ok) return { step: 'notMade', problem: result.error }
    return {
      step: 'made',
      made: { ...result.value, name: newName(), isEncrypted: passphrase !== null },
      sent: 'no',
    }
  }
  async function send(way: (made: SharedFile) => Sent | Promise<Sent>): Promise<void> {
    if (state.value.step !== 'made') return
    const { made } = state.value
    state.value = { step: 'made', made, sent: await way(made) }
  }
  return {
    state,
    make: (selection, passphrase) => run((runJob) => attempt(runJob, selection, passphrase)),
    save: () => send((made) => downloaded(made, 'downloaded')),
    passOn: () => send(passedOn),
    canPassOn: (made) => 'canShare' in navigator && navigator.canShare({ files: [asText(made)] }),
    cancel: () => cancel(),
  }
}

function downloaded({ file, name }: SharedFile, sent: Sent): Sent {
  download(file, name, file.type)
  return sent
}

async function passedOn(made: SharedFile): Promise<Sent> {
  try {
    await navigator.share({ files: [asText(made)] })
    return 'passedOn'
  } catch (error) {
    // Closed by the person: nothing was passed on, and nothing else was wanted.
    const isClosed = error instanceof DOMException && error.name === 'AbortError'
    return isClosed ? 'no' : downloaded(made, 'notPossible')
  }
}

/** Under a name and type that browsers pass on; Kibe reads it under this name, too. */
function asText({ file, name }: SharedFile): File {
  return new File([file], `${name}.txt`, { type: 'text/plain' })
}
