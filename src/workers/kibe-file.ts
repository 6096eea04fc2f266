import { startJob, type Job, type JobWorker } from './job'
import type {
  ChosenFile,
  KibeFileRequest,
  KibeFileResults,
  KibeFileStage,
  KibeFileUpdate,
  ListedMeeting,
} from './kibe-file-protocol'
import { startWorker } from './work'

/** Name of a job. */
type JobKind = keyof KibeFileResults
/** What a job is asked, without its name. */
type Asked<K extends JobKind> = Omit<Extract<KibeFileRequest, { kind: K }>, 'kind'>
/** The worker that does one job with `.kibe` files and the store. */
export type KibeFileWorker<K extends JobKind = JobKind> = JobWorker<
  KibeFileRequest,
  KibeFileUpdate,
  KibeFileResults[K]
>
type Start<K extends JobKind> = () => KibeFileWorker<K>

/** How far a job has come. */
export interface KibeFileProgress {
  readonly stage: KibeFileStage
  /** The share of the stage that is done, 0–1; null while it is not known. */
  readonly share: number | null
}

/** Told how far a job has come. */
export type OnProgress = (progress: KibeFileProgress) => void

const startKibeFileWorker = (): Worker => startWorker('kibe-file')

function startKibeFileJob<K extends JobKind>(
  start: Start<K>,
  request: KibeFileRequest & { kind: K },
  onProgress: OnProgress,
  onMeetings: (batch: readonly ListedMeeting[]) => void = () => undefined,
): Job<KibeFileResults[K]> {
  return startJob(start(), request, (update) => {
    if (update.kind === 'meetings') onMeetings(update.batch)
    else onProgress(update)
  })
}

/** Makes a backup of everything, reads it back and compares it. */
export function makeBackup(
  asked: Asked<'backup'>,
  onProgress: OnProgress,
  start: Start<'backup'> = startKibeFileWorker,
): Job<KibeFileResults['backup']> {
  return startKibeFileJob(start, { kind: 'backup', ...asked }, onProgress)
}

/** Makes a file of what a person has selected, reads it back and compares it. */
export function makeShare(
  asked: Asked<'share'>,
  onProgress: OnProgress,
  start: Start<'share'> = startKibeFileWorker,
): Job<KibeFileResults['share']> {
  return startKibeFileJob(start, { kind: 'share', ...asked }, onProgress)
}

/** Reads and checks files and says what importing all of them would do; `onMeetings` is told of single records. Changes nothing. */
export function openFiles(
  files: readonly ChosenFile[],
  onProgress: OnProgress,
  onMeetings: (batch: readonly ListedMeeting[]) => void,
  start: Start<'open'> = startKibeFileWorker,
): Job<KibeFileResults['open']> {
  return startKibeFileJob(start, { kind: 'open', files }, onProgress, onMeetings)
}

/** Adds what the files hold. After `cancel` all of it was added or nothing. */
export function importFiles(
  asked: Asked<'import'>,
  onProgress: OnProgress,
  start: Start<'import'> = startKibeFileWorker,
): Job<KibeFileResults['import']> {
  return startKibeFileJob(start, { kind: 'import', ...asked }, onProgress)
}

/** Puts what a file holds in the place of everything. After `cancel` all of it was replaced or nothing. */
export function restoreFile(
  file: ChosenFile,
  onProgress: OnProgress,
  start: Start<'restore'> = startKibeFileWorker,
): Job<KibeFileResults['restore']> {
  return startKibeFileJob(start, { kind: 'restore', file }, onProgress)
}

/** Writes a backup of everything into a folder, reads it back from there, compares it, and deletes the oldest ones. */
export function backupIntoFolder(
  asked: Asked<'folder'>,
  onProgress: OnProgress,
  start: Start<'folder'> = startKibeFileWorker,
): Job<KibeFileResults['folder']> {
  return startKibeFileJob(start, { kind: 'folder', ...asked }, onProgress)
}

/** Finds the newest backup in a folder that can be read. */
export function openFolder(
  folder: FileSystemDirectoryHandle,
  onProgress: OnProgress,
  start: Start<'openFolder'> = startKibeFileWorker,
): Job<KibeFileResults['openFolder']> {
  return startKibeFileJob(start, { kind: 'openFolder', folder }, onProgress)
}

/** Everything that is stored, as it lies there, also where storage cannot be opened. */
export function dumpEverything(
  onProgress: OnProgress,
  start: Start<'dump'> = startKibeFileWorker,
): Job<KibeFileResults['dump']> {
  return startKibeFileJob(start, { kind: 'dump' }, onProgress)
}
