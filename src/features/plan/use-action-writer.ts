import type { Version } from '@/domain/records/base'
import { useSaveStatus } from '@/parts/save-status'
import { useStorage } from '@/parts/use-storage'
import { idsKey } from '@/platform/ids'
import { injected } from '@/platform/injected'
import { createDraftWriter, type DraftWriter } from './draft-writer'
import { useLastActions } from './last-actions'

/** Writes what is typed into one action, and says under which name the line of the header follows it. */
export interface ActionWriter extends DraftWriter {
  readonly keyOf: (actionId: string) => string
}

/** Makes writers of actions, one for each that is edited at a time. */
export function useActionWriters(): () => ActionWriter {
  const storage = useStorage()
  const saves = useSaveStatus()
  const last = useLastActions()
  const ids = injected(idsKey)
  return () => {
    // Of this writer only: what it could not save is not replaced by what a later one saves of the same action.
    const writer = ids.uuid()
    const keyOf = (actionId: string) => `action/${actionId}/${writer}`
    const { draft, take, set, flush } = createDraftWriter(
      async (actionId, edit) => {
        let version: Version | null = null
        await saves.track(keyOf(actionId), async () => {
          // Tried again after a later page has taken over what was typed, and has perhaps changed it.
          if (last.isTakenUp(actionId, writer)) return
          version = (await storage.plans.changeAction(actionId, edit)).version
          last.written(actionId, writer, edit)
        })
        return version
      },
      {
        keep: (actionId, typed) => last.keep(actionId, writer, typed),
        takeUp: last.takeUp,
      },
    )
    return { draft, take, set, flush, keyOf }
  }
}
