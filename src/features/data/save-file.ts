import { JobCancelled, type Job } from '@/workers/job'

/** Where a file goes: into the file that the person chose for it, or to the browser's downloads. */
export type SavePlace = FileSystemFileHandle | 'downloads'

interface SavePicker {
  showSaveFilePicker?: (options: {
    id: string
    suggestedName: string
    types: { accept: Record<string, string[]> }[]
  }) => Promise<FileSystemFileHandle>
}

/** Bytes compared at once: little enough not to hold the page. */
const CHUNK = 1_048_576

/**
 * Asks where the file shall be saved, where the browser can ask; null when the person has closed the dialog. To be
 * called before anything else is waited for: browsers open the dialog only while the press of a button lasts.
 */
export async function chooseSavePlace(name: string): Promise<SavePlace | null> {
  const { showSaveFilePicker } = window as SavePicker
  if (!showSaveFilePicker) return 'downloads'
  try {
    return await showSaveFilePicker({
      id: 'kibe',
      suggestedName: name,
      types: [{ accept: { 'application/octet-stream': ['.kibe'] } }],
    })
  } catch (error) {
    // Where a browser has the dialog and does not allow it, the downloads are left.
    return error instanceof DOMException && error.name === 'AbortError' ? null : 'downloads'
  }
}

/** Writes into the file, closes it, and reads it back: whether it holds every byte. Rejects when it cannot be written. */
export function saveInto(handle: FileSystemFileHandle, content: Blob): Job<boolean> {
  const stopping = new AbortController()
  const { signal } = stopping
  const save = async () => {
    await content.stream().pipeTo(await handle.createWritable(), { signal })
    return areSame(content, await handle.getFile(), signal)
  }
  return { done: save(), cancel: () => stopping.abort(new JobCancelled()) }
}

async function areSame(a: Blob, b: Blob, signal: AbortSignal): Promise<boolean> {
  if (a.size !== b.size) return false
  for (let at = 0; at < a.size; at += CHUNK) {
    signal.throwIfAborted()
    const [left, right] = await Promise.all([bytesOf(a, at), bytesOf(b, at)])
    if (left.some((byte, index) => byte !== right[index])) return false
  }
  return true
}

async function bytesOf(blob: Blob, from: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(from, from + CHUNK).arrayBuffer())
}
