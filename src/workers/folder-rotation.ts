import { fileEntries } from '@/exchange/file-entries'
import { attachmentsIn, fileIn, fileNamesIn } from './folder-files'
import { backupNames, outdatedNames } from './folder-names'

/** An attachment as young as this may belong to a backup that another device is just writing. */
const YOUNG_MS = 24 * 60 * 60 * 1000

/**
 * Deletes the oldest backups that this device has in a folder, and the attachments that no backup of any device names any more; how many files the folder
 * did not let go. Nothing else in the folder is touched.
 */
export async function deleteOutdated(
  folder: FileSystemDirectoryHandle,
  written: string,
  now: string,
): Promise<number> {
  const outdated = outdatedNames(await fileNamesIn(folder), written)
  // Only a backup that goes leaves attachments behind.
  if (outdated.length === 0) return 0
  const kept = await deleteEach(folder, outdated)
  const attachments = await attachmentsIn(folder)
  const nameless = attachments ? await namelessAttachments(folder, attachments, now) : []
  return kept + (attachments ? await deleteEach(attachments, nameless) : 0)
}

/** How many of the files are still there: one that another program holds open is deleted the next time. */
async function deleteEach(folder: FileSystemDirectoryHandle, names: readonly string[]): Promise<number> {
  let kept = 0
  for (const name of names) {
    try {
      await folder.removeEntry(name)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      kept += 1
    }
  }
  return kept
}

/** The attachments, not younger than a day, that no backup names; none when a backup does not say what it names. */
async function namelessAttachments(
  folder: FileSystemDirectoryHandle,
  attachments: FileSystemDirectoryHandle,
  now: string,
): Promise<string[]> {
  const nameless = new Set<string>()
  for (const name of await fileNamesIn(attachments)) {
    const file = /^[0-9a-f]{64}$/.test(name) ? await fileIn(attachments, name) : null
    if (file && Date.parse(now) - file.lastModified >= YOUNG_MS) nameless.add(name)
  }
  for (const name of backupNames(await fileNamesIn(folder))) {
    if (nameless.size === 0) break
    const file = await fileIn(folder, name)
    const entries = file && (await fileEntries(file))
    if (!entries?.ok) return []
    for (const hash of Object.keys(entries.value.manifest.beside)) nameless.delete(hash)
  }
  return [...nameless]
}
