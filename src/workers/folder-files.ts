/** Where attachments lie in a folder, each under its SHA-256. */
const ATTACHMENTS = 'attachments'

/** The names of all files in a folder. */
export async function fileNamesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = []
  for await (const [name, { kind }] of folder.entries()) if (kind === 'file') names.push(name)
  return names
}

/** The file under this name; null where there is none. */
export async function fileIn(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  const handle = await orNull(folder.getFileHandle(name))
  return handle && (await orNull(handle.getFile()))
}

/** The folder of attachments; null where there is none. */
export function attachmentsIn(folder: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle | null> {
  return orNull(folder.getDirectoryHandle(ATTACHMENTS))
}

/** The folder of attachments, made where there is none. */
export function attachmentsFolder(folder: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle> {
  return folder.getDirectoryHandle(ATTACHMENTS, { create: true })
}

/**
 * Writes a file as a whole: the browser writes elsewhere and puts it under its name once it is complete. Where that
 * fails, nothing is under the name, or what was there before.
 */
export async function writeFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: Blob | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true })
  const writable = await handle.createWritable()
  try {
    await writable.write(content)
    await writable.close()
  } catch (error) {
    await writable.abort().catch(() => undefined)
    await removeWhereEmpty(folder, name).catch(() => undefined)
    throw error
  }
}

/** Getting a file to write makes an empty one. */
async function removeWhereEmpty(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  const file = await fileIn(folder, name)
  if (file?.size === 0) await folder.removeEntry(name)
}

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null
    throw error
  }
}

/** Why the browser did not read or write in a folder: `noPermission`, or `otherwise` with its words. Throws on every other error. */
export function folderProblem<R extends string>(
  error: unknown,
  otherwise: R,
): { readonly reason: 'noPermission' } | { readonly reason: R; readonly detail: string } {
  if (!(error instanceof DOMException)) throw error
  return error.name === 'NotAllowedError'
    ? { reason: 'noPermission' }
    : { reason: otherwise, detail: String(error) }
}
