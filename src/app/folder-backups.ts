import type { OpenedStorage } from '@/storage/storage'

/** Goes on with automatic backups where a folder was chosen; everybody else never loads what makes them. */
export async function goOnWithFolderBackups(storage: Pick<OpenedStorage, 'folder'>): Promise<void> {
  // Where that cannot be read, the page of data says so.
  const folder = await storage.folder.get().catch(() => null)
  if (folder === null) return
  const { useFolderBackup } = await import('@/features/data/folder-backup')
  await useFolderBackup().watch()
}
