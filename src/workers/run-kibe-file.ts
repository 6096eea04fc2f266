import { ok } from '@/domain/shared/result'
import type { OnShare } from '@/exchange/share'
import type { OpenedStorage } from '@/storage/open-storage'
import { backupIntoFolder } from './folder-backup'
import { newestInFolder } from './folder-reading'
import type { Answering } from './job'
import type { KibeFileRequest, KibeFileResults, KibeFileUpdate } from './kibe-file-protocol'
import { madeBackup, madeShare } from './made-file'
import { openedFiles } from './open-kibe-files'
import { tellingShare, type Tell } from './progress'
import { importedFiles, restoredFile } from './take-in'
import { tellingFailure, withStorage } from './with-storage'

/** What the work needs of the device. */
export interface KibeFileTools {
  /** Opens the store; it is closed after the job. */
  readonly open: () => Promise<OpenedStorage>
  /** Everything that is stored, as it lies there, also where the store cannot be opened. */
  readonly dump: (onShare: OnShare) => Promise<Blob>
}

type JobKind = keyof KibeFileResults
type Jobs = {
  readonly [K in JobKind]: (request: Extract<KibeFileRequest, { kind: K }>) => Promise<KibeFileResults[K]>
}

/** Does the one job that it is asked for, and answers. What it returns never rejects. */
export function kibeFileRunner(
  tools: KibeFileTools,
  answer: Answering<KibeFileUpdate, KibeFileResults[JobKind]>,
): (request: KibeFileRequest) => Promise<void> {
  const jobs = jobsWith(tools, (update) => answer({ kind: 'update', update }))
  return async (request) => {
    try {
      const job: (request: never) => Promise<KibeFileResults[JobKind]> = jobs[request.kind]
      answer({ kind: 'done', result: await job(request as never) })
    } catch (error) {
      answer({ kind: 'broken', detail: String(error) })
    }
  }
}

function jobsWith({ open, dump }: KibeFileTools, tell: Tell): Jobs {
  return {
    backup: (asked) => withStorage(open, (storage) => madeBackup(storage, asked, tell)),
    share: (asked) => withStorage(open, (storage) => madeShare(storage, asked, tell)),
    open: ({ files }) => withStorage(open, (storage) => openedFiles(storage, files, tell)),
    import: (asked) => withStorage(open, (storage) => importedFiles(storage, asked, tell)),
    restore: ({ file }) => withStorage(open, (storage) => restoredFile(storage, file, tell)),
    folder: (asked) => withStorage(open, (storage) => backupIntoFolder(storage, asked, tell)),
    openFolder: ({ folder }) => newestInFolder(folder, tell),
    dump: () => tellingFailure(async () => ok(await dump(tellingShare(tell, 'writing')))),
  }
}
