import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { MergeChoice } from '@/domain/merge/import-plan'
import type { Counts } from '@/exchange/verified-backup'
import { importFiles, openFiles, openFolder, restoreFile, type OnProgress } from '@/workers/kibe-file'
import type {
  ChosenFile,
  Imported,
  KibeFileStage,
  ListedMeeting,
  OpenedFiles,
  OpenFolderProblem,
} from '@/workers/kibe-file-protocol'
import { useJobState, type RunJob } from './use-job-state'
import type { JobProblem } from './use-job-words'

/** Files that were read and checked, and what adding them would do. */
export interface OpenedState {
  readonly step: 'opened'
  readonly opened: OpenedFiles
  /** Records that are neither new nor identical. */
  readonly meetings: readonly ListedMeeting[]
}

/** How far opening files has come. Until `added` or `replaced` nothing that is stored has changed. */
export type FileState =
  | { readonly step: 'idle' }
  | {
      readonly step: 'working'
      readonly what: 'open' | 'add' | 'replace'
      readonly stage: KibeFileStage
      /** Part of the stage that is done, 0–1; null while it is not known. */
      readonly share: number | null
    }
  | OpenedState
  | { readonly step: 'added'; readonly imported: Imported }
  | { readonly step: 'replaced'; readonly counts: Counts }
  | { readonly step: 'notDone'; readonly problem: JobProblem | OpenFolderProblem }
  | { readonly step: 'failed'; readonly error: unknown }

/** Opening files, and what can be done with them. */
export interface UseFile {
  readonly state: Readonly<Ref<FileState>>
  /** Whether work is under way. */
  readonly isBusy: ComputedRef<boolean>
  /** Whether it is not known if all was stored or nothing: it ended without an answer while the records were written. */
  readonly isUncertain: ComputedRef<boolean>
  /** Reads and checks files; changes nothing. */
  readonly open: (files: readonly File[]) => Promise<void>
  /** Reads and checks the newest backup in a folder, with the attachments that lie there beside it. */
  readonly openNewestIn: (folder: FileSystemDirectoryHandle) => Promise<void>
  /** Reads them again, with this passphrase for those that were refused without one or with another. */
  readonly unlock: (passphrase: string) => Promise<void>
  /** Adds what the files hold to what is here. */
  readonly add: (choices: readonly MergeChoice[]) => Promise<void>
  /** Puts what the one file holds in the place of everything here. */
  readonly replace: () => Promise<void>
  /** Stops the work; back to what was opened, if it was. */
  readonly stop: () => void
}

/** Files to read, or why there are none. */
type Found = readonly ChosenFile[] | Extract<FileState, { step: 'notDone' }>
type What = Extract<FileState, { step: 'working' }>['what']

/** Work on files, one piece at a time, which can be stopped and then leads back to what was opened. */
function useFileWork() {
  const { state, run, cancel } = useJobState<FileState>({ step: 'idle' }, failedWith)
  const lastStage = ref<KibeFileStage>('reading')
  let before: OpenedState | null = null

  function begin(what: What, work: (runJob: RunJob, show: OnProgress) => Promise<FileState>): Promise<void> {
    before = state.value.step === 'opened' ? state.value : null
    const show: OnProgress = ({ stage, share }) => {
      lastStage.value = stage
      state.value = { step: 'working', what, stage, share }
    }
    show({ stage: 'reading', share: null })
    return run((runJob) => work(runJob, show))
  }
  const isUncertain = computed(() => lastStage.value === 'records' && isWithoutAnswer(state.value))
  return { state, isUncertain, begin, cancel, stop: () => cancel(before ?? { step: 'idle' }) }
}

/** Whether the end may have come after all was stored: the worker broke down, or the connection with the last write. */
function isWithoutAnswer(state: FileState): boolean {
  if (state.step === 'failed') return true
  const { problem } = state.step === 'notDone' ? state : { problem: null }
  return problem?.reason === 'storage' && ['closed', 'unavailable', 'unknown'].includes(problem.failure)
}

/** Opening files that a person has chosen, and adding what they hold or replacing everything with it. */
export function useFile(): UseFile {
  const { state, begin, cancel, ...work } = useFileWork()
  let chosen: readonly ChosenFile[] = []

  function open(find: (runJob: RunJob, show: OnProgress) => Promise<Found>): Promise<void> {
    return begin('open', async (runJob, show) => {
      const found = await find(runJob, show)
      if ('step' in found) return found
      chosen = found
      return opened(found, runJob, show)
    })
  }
  const refused = () =>
    state.value.step === 'opened' ? state.value.opened.refused.map(({ name }) => name) : []
  const readable = () => chosen.filter(({ file }) => !refused().includes(file.name))
  return {
    state,
    isBusy: computed(() => state.value.step === 'working'),
    ...work,
    open(files) {
      // What stands here is of other files: nothing to come back to.
      cancel()
      return open(() => Promise.resolve(distinctlyNamed(files)))
    },
    openNewestIn(folder) {
      cancel()
      return open((runJob, show) => newestIn(folder, runJob, show))
    },
    unlock(passphrase) {
      const files = withPassphrase(chosen, refused(), passphrase)
      return open(() => Promise.resolve(files))
    },
    add(choices) {
      const files = readable()
      return begin('add', (runJob, show) => added(files, choices, runJob, show))
    },
    async replace() {
      const [file] = readable()
      if (file) await begin('replace', (runJob, show) => replaced(file, runJob, show))
    },
  }
}

function failedWith(error: unknown): FileState {
  return { step: 'failed', error }
}

async function newestIn(folder: FileSystemDirectoryHandle, runJob: RunJob, show: OnProgress): Promise<Found> {
  const found = await runJob(() => openFolder(folder, show))
  return found.ok ? [found.value.backup] : { step: 'notDone', problem: found.error }
}

async function opened(files: readonly ChosenFile[], runJob: RunJob, show: OnProgress): Promise<FileState> {
  const meetings: ListedMeeting[] = []
  const result = await runJob(() => openFiles(files, show, (batch) => void meetings.push(...batch)))
  return result.ok
    ? { step: 'opened', opened: result.value, meetings }
    : { step: 'notDone', problem: result.error }
}

async function added(
  files: readonly ChosenFile[],
  choices: readonly MergeChoice[],
  runJob: RunJob,
  show: OnProgress,
): Promise<FileState> {
  const result = await runJob(() => importFiles({ files, choices }, show))
  return result.ok ? { step: 'added', imported: result.value } : { step: 'notDone', problem: result.error }
}

async function replaced(file: ChosenFile, runJob: RunJob, show: OnProgress): Promise<FileState> {
  const result = await runJob(() => restoreFile(file, show))
  return result.ok ? { step: 'replaced', counts: result.value } : { step: 'notDone', problem: result.error }
}

function withPassphrase(
  files: readonly ChosenFile[],
  names: readonly string[],
  passphrase: string,
): ChosenFile[] {
  return files.map((one) => (names.includes(one.file.name) ? { ...one, passphrase } : one))
}

/** Files as they are, only those of one name numbered: by its name the worker says which one was refused. */
function distinctlyNamed(files: readonly File[]): ChosenFile[] {
  const seen = new Map<string, number>()
  return files.map((file) => {
    const n = (seen.get(file.name) ?? 0) + 1
    seen.set(file.name, n)
    const named = n === 1 ? file : new File([file], `${file.name} (${n})`, { type: file.type })
    return { file: named, passphrase: null, folder: null }
  })
}
