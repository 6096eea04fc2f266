import { watch, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import type { Action, ActionDraft } from '@/domain/records/plan'
import type { AsyncState } from '@/parts/async-state'
import { flushOnLeaving } from '@/parts/flush-on-leaving'
import { useSaveStatus } from '@/parts/save-status'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import type { DraftWriter } from './draft-writer'
import { useActionWriters } from './use-action-writer'

/** One action being edited. There is no save button: what is typed is stored when a field, the page or the route is left. */
export interface ActionEditor extends Pick<DraftWriter, 'draft' | 'set' | 'flush'> {
  readonly state: Readonly<Ref<AsyncState<Action | null>>>
  /** As `set` and `flush`: for what is chosen rather than typed. */
  readonly choose: (fields: Partial<ActionDraft>) => Promise<void>
}

/** The action with this id, for editing. */
export function useActionEditor(id: () => string): ActionEditor {
  const storage = useStorage()
  const saves = useSaveStatus()
  const bundle = useBundle()
  const { draft, take, set: hold, flush, keyOf } = useActionWriters()()
  const state = useLiveQuery(async () => {
    const actions = await storage.plans.actions(bundle.value.assessment.id)
    return actions.find((action) => action.id === id()) ?? null
  }, id)
  function set(fields: Partial<ActionDraft>): void {
    saves.typed(keyOf(id()))
    hold(fields)
  }
  watch(state, ({ value }) => value && take(value))
  flushOnLeaving(flush)
  onBeforeRouteLeave(flush)
  return {
    state,
    draft,
    set,
    flush,
    choose(fields) {
      set(fields)
      return flush()
    },
  }
}
