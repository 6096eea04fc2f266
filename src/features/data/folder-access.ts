/** What browsers with the File System Access API have beside what the type library knows. */
interface WithPermission {
  queryPermission?: (asked: { mode: 'readwrite' }) => Promise<PermissionState>
  requestPermission?: (asked: { mode: 'readwrite' }) => Promise<PermissionState>
}
interface FolderPicker {
  showDirectoryPicker?: (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>
}

/** Whether this browser lets a person choose a folder that a page may write to. */
export function canChooseFolder(): boolean {
  return (window as FolderPicker).showDirectoryPicker !== undefined
}

/** The folder that the person chooses; null when the dialog was closed. Only while the press of a button lasts. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await (window as FolderPicker).showDirectoryPicker?.({ id: 'kibe', mode: 'readwrite' })) ?? null
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw error
  }
}

/** Whether the folder may be written to now. Asks nobody. */
export async function hasAccess(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const { queryPermission } = folder as WithPermission
  return ((await queryPermission?.call(folder, { mode: 'readwrite' })) ?? 'granted') === 'granted'
}

/** Asks the person for the folder again, as browsers want it after a while. Only while the press of a button lasts. */
export async function askForAccess(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const { requestPermission } = folder as WithPermission
  return ((await requestPermission?.call(folder, { mode: 'readwrite' })) ?? 'granted') === 'granted'
}
