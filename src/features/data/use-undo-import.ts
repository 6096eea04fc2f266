import { useI18n } from 'vue-i18n'
import { useUndo } from '@/parts/undo'
import { useStorage } from '@/parts/use-storage'

/** Takes back an import and says, where records were edited since and stay as they are, how many. Rejects as storage does. */
export function useUndoImport(): (importId: string) => Promise<void> {
  const { t } = useI18n()
  const storage = useStorage()
  const undo = useUndo()
  return async (importId) => {
    const { length: n } = await storage.imports.undo(importId)
    if (n > 0) undo.say(t('data.undo.stayed', { n }, n))
  }
}
