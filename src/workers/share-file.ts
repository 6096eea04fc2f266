import type { ShareSelection } from '@/domain/sharing/selection'
import type { FileOrigin } from '@/exchange/manifest'
import { makeShare, type KibeFileWorker } from './kibe-file'

/** What a file of records that belong to no assessment holds: no assessment, no answer, no score. */
export type SharedRecords = Pick<ShareSelection, 'programmes' | 'practices'>

/** A file with these records was not made; nothing was changed. */
export class ShareFileError extends Error {}

/**
 * Makes a `.kibe` file of these records alone, reads it back and compares it. `done` rejects with `ShareFileError`,
 * `JobBroken` or `JobCancelled`.
 */
export function makeShareFile(
  records: SharedRecords,
  origin: FileOrigin,
  start?: () => KibeFileWorker<'share'>,
): { readonly done: Promise<Blob>; cancel(): void } {
  const selection: ShareSelection = {
    ...records,
    assessments: [],
    questionnaires: [],
    // Nothing of the kind is in them, so nothing is left out.
    withNames: true,
    withNotes: true,
    withAttachments: true,
  }
  const job = makeShare({ origin, selection, passphrase: null }, () => undefined, start)
  const done = job.done.then((result) => {
    if (!result.ok) throw new ShareFileError(result.error.reason)
    return result.value.file
  })
  return { done, cancel: () => job.cancel() }
}
