import { onScopeDispose, shallowRef, type Ref } from 'vue'
import { download } from './download'

/** How far a file has come that is being made. */
export type FileMaking =
  | { readonly step: 'idle' }
  /** `share` of the work that is done, 0–1. */
  | { readonly step: 'making'; readonly share: number }
  | { readonly step: 'done'; readonly fileName: string; readonly size: number }
  | { readonly step: 'failed'; readonly error: unknown }

/** A file that something beside the page is making. */
export interface BegunFile {
  readonly fileName: string
  readonly done: Promise<Blob>
  /** Stops the work; `done` then rejects, or never settles. */
  cancel(): void
}

/** Making a file and handing it to the browser. */
export interface UseFileMaking {
  readonly state: Readonly<Ref<FileMaking>>
  /** Begins one; `onShare` is how it tells the share that is done. */
  readonly make: (begin: (onShare: (share: number) => void) => Promise<BegunFile>) => Promise<void>
  readonly cancel: () => void
}

/** Making a file and handing it to the browser; leaving the page stops it. */
export function useFileMaking(): UseFileMaking {
  const state = shallowRef<FileMaking>({ step: 'idle' })
  let begun: BegunFile | null = null
  let turn = 0

  async function make(begin: (onShare: (share: number) => void) => Promise<BegunFile>): Promise<void> {
    const mine = ++turn
    const isMine = () => mine === turn
    state.value = { step: 'making', share: 0 }
    try {
      const file = await begin((share) => {
        if (isMine()) state.value = { step: 'making', share }
      })
      if (!isMine()) {
        file.done.catch(() => undefined)
        file.cancel()
        return
      }
      begun = file
      const blob = await file.done
      if (!isMine()) return
      download(blob, file.fileName, blob.type)
      state.value = { step: 'done', fileName: file.fileName, size: blob.size }
    } catch (error) {
      if (isMine()) state.value = { step: 'failed', error }
    }
  }
  function cancel(): void {
    turn += 1
    begun?.cancel()
    begun = null
    state.value = { step: 'idle' }
  }
  onScopeDispose(cancel)
  return { state, make, cancel }
}
