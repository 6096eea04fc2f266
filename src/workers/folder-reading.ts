import { fail, ok } from '@/domain/shared/result'
import { openKibeFile } from '@/exchange/open-kibe-file'
import { countsOf } from '@/exchange/verified-backup'
import { attachmentsIn, fileIn, fileNamesIn, folderProblem } from './folder-files'
import { backupNames } from './folder-names'
import type { KibeFileResults } from './kibe-file-protocol'
import { tellingShare, type Tell } from './progress'

/** Finds attachments beside the backups of a folder; null for one that is not there. */
export function attachmentsBeside(
  folder: FileSystemDirectoryHandle,
): (sha256: string) => Promise<File | null> {
  return async (sha256) => {
    const attachments = await attachmentsIn(folder)
    return attachments && fileIn(attachments, sha256)
  }
}

/** The newest backup in a folder that can be read, whatever else lies there. */
export async function newestInFolder(
  folder: FileSystemDirectoryHandle,
  tell: Tell,
): Promise<KibeFileResults['openFolder']> {
  try {
    return await newestReadable(folder, tell)
  } catch (error) {
    return fail(folderProblem(error, 'notRead'))
  }
}

async function newestReadable(
  folder: FileSystemDirectoryHandle,
  tell: Tell,
): Promise<KibeFileResults['openFolder']> {
  const unreadable: string[] = []
  for (const name of backupNames(await fileNamesIn(folder))) {
    const file = await fileIn(folder, name)
    if (!file) continue
    const beside = attachmentsBeside(folder)
    const kibe = await openKibeFile(file, { passphrase: null, beside }, tellingShare(tell, 'reading'))
    if (kibe.ok) {
      const { manifest, records } = kibe.value
      const backup = { file, passphrase: null, folder }
      return ok({ backup, createdAt: manifest.createdAt, counts: countsOf(records), unreadable })
    }
    unreadable.push(name)
  }
  return fail({ reason: 'noBackup', unreadable })
}
