import type { Ref } from 'vue'
import { MAX_FILE_BYTES } from '@/exchange/limits'
import type { KibeContents } from '@/exchange/read-kibe-file'
import { refusal, type Refusal } from '@/exchange/refusal'
import { useStorage } from '@/parts/use-storage'
import { readBackup } from '@/workers/kibe-file'
import { useJobState, type RunJob } from './use-job-state'

/** How far a restore has come. Until `restored` nothing that is stored has changed. */
export type RestoreState =
  | { readonly step: 'idle' | 'replacing' }
  /** `share` of the reading and checking that is done, 0–1. */
  | { readonly step: 'reading'; readonly share: number }
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
  /** Stops reading, or forgets what was read. */
  readonly cancel: () => void
}

/** Restoring everything from a file that a person chooses. */
export function useRestore(): UseRestore {
  const storage = useStorage()
  const { state, run, cancel } = useJobState<RestoreState>({ step: 'idle' }, (error) => ({
    step: 'failed',
    error,
  }))
  const showShare = (share: number) => (state.value = { step: 'reading', share })

  async function read(file: File, runJob: RunJob): Promise<RestoreState> {
    // Before the bytes are read: a file this large would not fit into memory.
    if (file.size > MAX_FILE_BYTES) return { step: 'refused', refusal: refusal('tooLarge') }
    showShare(0)
    const contents = await runJob(() => readBackup(file, showShare))
    return contents.ok
      ? { step: 'asking', contents: contents.value }
      : { step: 'refused', refusal: contents.error }
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
  return { state, open: (file) => run((runJob) => read(file, runJob)), replace, cancel }
}
