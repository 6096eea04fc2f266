import { withoutAttachments } from '@/domain/records/references'
import type { AttachmentHead, CarriedRecords } from '@/domain/records/registry'
import { fail, ok } from '@/domain/shared/result'
import type { FileOrigin } from '@/exchange/manifest'
import { refusal } from '@/exchange/refusal'
import { sha256 } from '@/platform/sha-256'
import { countingBytes } from '@/exchange/share'
import { countsOf, verifyBackup, type BackupProblem } from '@/exchange/verified-backup'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import type { OpenedStorage } from '@/storage/open-storage'
import { StorageError } from '@/storage/storage'
import { attachmentsFolder, fileIn, folderProblem, writeFile } from './folder-files'
import { backupName } from './folder-names'
import { attachmentsBeside } from './folder-reading'
import { deleteOutdated } from './folder-rotation'
import type { KibeFileResults } from './kibe-file-protocol'
import { missingIn } from './made-file'
import { tellingShare, tellStage, type Tell } from './progress'

/** What is asked for. */
interface FolderAsked {
  readonly folder: FileSystemDirectoryHandle
  readonly origin: FileOrigin
}

/**
 * Writes everything that is stored into a folder: `kibe-<UTC time>-<mark of the device>.kibe` anew, and `attachments/<sha256>` where it does
 * not lie there already. All of it is read back from the folder and compared before it counts; only then are the oldest
 * backups deleted.
 */
export async function backupIntoFolder(
  storage: OpenedStorage,
  asked: FolderAsked,
  tell: Tell,
): Promise<KibeFileResults['folder']> {
  try {
    return await written(storage, asked, tell)
  } catch (error) {
    return fail(folderProblem(error, 'notWritten'))
  }
}

async function written(
  storage: OpenedStorage,
  { folder, origin }: FolderAsked,
  tell: Tell,
): Promise<KibeFileResults['folder']> {
  tellStage(tell, 'reading')
  const stored = await storage.backup.readAll()
  const lost = await writeAttachments(storage, folder, stored.records.attachments, tell)
  const records = withoutAttachments(stored.records, new Set(lost))
  const fileName = backupName(origin.createdAt, await storage.folder.mark())
  const problem = await writeBackup({ folder, origin }, fileName, records, tell)
  if (problem) return fail({ reason: 'notVerified', problem })
  const notDeleted = await deleteOutdated(folder, fileName, origin.createdAt)
  const counts = countsOf(records)
  return ok({ fileName, counts, ...missingIn(stored, records, counts), notDeleted })
}

/** Writes the attachments that do not lie in the folder as they should; returns those whose bytes are lost here. */
async function writeAttachments(
  storage: OpenedStorage,
  folder: FileSystemDirectoryHandle,
  heads: readonly AttachmentHead[],
  tell: Tell,
): Promise<string[]> {
  const attachments = await attachmentsFolder(folder)
  const total = heads.reduce((sum, { size }) => sum + size, 0)
  const count = countingBytes(total, tellingShare(tell, 'files'))
  const lost: string[] = []
  for (const { id, size } of heads) {
    if (!(await isThere(attachments, id, size))) {
      const bytes = await bytesOrNull(storage, id)
      if (bytes) await writeFile(attachments, id, bytes)
      else lost.push(id)
    }
    count(size)
  }
  return lost
}

/** Whether an attachment lies in the folder, byte for byte: a damaged one is written again. */
async function isThere(attachments: FileSystemDirectoryHandle, hash: string, size: number): Promise<boolean> {
  const file = await fileIn(attachments, hash)
  return file?.size === size && (await sha256(new Uint8Array(await file.arrayBuffer()))) === hash
}

async function bytesOrNull(storage: OpenedStorage, hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await storage.backup.bytesOf(hash)
  } catch (error) {
    const isLost = error instanceof StorageError && ['missing', 'damaged'].includes(error.failure)
    if (isLost) return null
    throw error
  }
}

/** Writes the records and reads all of it back; what is not as it should be is deleted, and said. */
async function writeBackup(
  { folder, origin }: FolderAsked,
  fileName: string,
  records: CarriedRecords,
  tell: Tell,
): Promise<BackupProblem | null> {
  const { file } = await writeKibeFile(
    // Attachments beside the file are not read for it.
    { records, bytesOf: () => Promise.reject(new StorageError('missing')) },
    origin,
    { purpose: 'backup', omitted: [], passphrase: null, attachments: 'beside' },
    tellingShare(tell, 'writing'),
  )
  await writeFile(folder, fileName, file)
  const written = await fileIn(folder, fileName)
  const beside = attachmentsBeside(folder)
  const onShare = tellingShare(tell, 'checking')
  const counts = written
    ? await verifyBackup(written, records, { passphrase: null, beside }, onShare)
    : fail({ reason: 'refused' as const, refusal: refusal('unreadable') })
  if (counts.ok) return null
  if (written) await folder.removeEntry(fileName)
  return counts.error
}
