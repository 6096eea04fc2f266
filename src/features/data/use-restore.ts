import { shallowRef, type Ref } from 'vue'
import { MAX_FILE_BYTES } from '@/exchange/limits'
import { readKibeFile, type KibeContents } from '@/exchange/read-kibe-file'
import { refusal, type Refusal } from '@/exchange/refusal'
import { useStorage } from '@/parts/use-storage'

/** How far a restore has come. Until `restored` nothing that is stored has changed. */
export type RestoreState =
  | { readonly step: 'idle' | 'reading' | 'replacing' }
  | { readonly step: 'refused'; readonly refusal: Refusal }
  /** Read and checked; the person is asked whether it shall replace what is here. */
  | { readonly step: 'asking'; readonly contents: KibeContents }
  | { readonly step: 'restored' }
  | { readonly step: 'failed'; readonly error: unknown }

/** Restoring everything from a file. */
export interface UseRestore {
  readonly state: Readonly<Ref<RestoreState>>
  /** Reads and checks a file; changes nothing. */
  readonly open: (file: File) => Promise<void>
  /** Puts what was read in the place of everything here; what stood here is kept as the safety copy. */
  readonly replace: () => Promise<boolean>
  readonly cancel: () => void
}

/** Restoring everything from a file that a person chooses. */
export function useRestore(): UseRestore {
  const storage = useStorage()
  const state = shallowRef<RestoreState>({ step: 'idle' })

  async function open(file: File): Promise<void> {
    state.value = { step: 'reading' }
    state.value = await read(file)
  }
  async function replace(): Promise<boolean> {
    if (state.value.step !== 'asking') return false
    const { records } = state.value.contents
    state.value = { step: 'replacing' }
    try {
      await storage.backup.replaceAll(records)
      state.value = { step: 'restored' }
      return true
    } catch (error) {
      state.value = { step: 'failed', error }
      return false
    }
  }
  function cancel(): void {
    state.value = { step: 'idle' }
  }
  return { state, open, replace, cancel }
}

async function read(file: File): Promise<RestoreState> {
  // Before the bytes are read: a file this large would not fit into memory.
  if (file.size > MAX_FILE_BYTES) return { step: 'refused', refusal: refusal('tooLarge') }
  try {
    const contents = readKibeFile(new Uint8Array(await file.arrayBuffer()))
    return contents.ok
      ? { step: 'asking', contents: contents.value }
      : { step: 'refused', refusal: contents.error }
  } catch (error) {
    return { step: 'failed', error }
  }
}
