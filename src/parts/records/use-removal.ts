import type { RecordStore } from '@/storage/comparison-store'
import { useSaveStatus } from '../save-status'
import { useUndo } from '../undo'

/**
 * Moves a record into the bin and offers to take that back; resolves to whether it is there. `sentence` says what was
 * deleted.
 */
export function useRemoval(): (
  store: Pick<RecordStore<never, never>, 'remove' | 'restore'>,
  id: string,
  sentence: string,
) => Promise<boolean> {
  const saves = useSaveStatus()
  const undo = useUndo()
  return async (store, id, sentence) => {
    const isRemoved = await saves.track(`removal/${id}`, () => store.remove(id))
    if (isRemoved) undo.propose(sentence, () => store.restore(id))
    return isRemoved
  }
}
