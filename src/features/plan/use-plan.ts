import { computed, watch, type ComputedRef, type Ref } from 'vue'
import type { Action, ActionDraft } from '@/domain/records/plan'
import type { AsyncState } from '@/parts/async-state'
import { useSaveStatus } from '@/parts/save-status'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import { useActionWriters } from './use-action-writer'

/** The stored plan of the open assessment. */
export interface UsePlan {
  readonly state: Readonly<Ref<AsyncState<{ actions: Action[]; dropped: readonly string[] }>>>
  readonly actions: ComputedRef<readonly Action[]>
  /** Indicators whose proposals were dropped. */
  readonly dropped: ComputedRef<readonly string[]>
  /** Stores a new action; resolves to its id, null when it could not be stored. */
  readonly add: (draft: ActionDraft) => Promise<string | null>
  /** Sets a proposal aside; resolves to whether that was stored. */
  readonly drop: (indicatorId: string) => Promise<boolean>
  readonly bringBack: (indicatorId: string) => Promise<boolean>
}

/** The stored plan of the open assessment, following every change. */
export function usePlan(): UsePlan {
  const storage = useStorage()
  const bundle = useBundle()
  const saves = useSaveStatus()
  const assessmentId = () => bundle.value.assessment.id
  const state = useLiveQuery(async () => {
    const [actions, plan] = await Promise.all([
      storage.plans.actions(assessmentId()),
      storage.plans.get(assessmentId()),
    ])
    return { actions, dropped: plan?.droppedProposals ?? [] }
  }, assessmentId)
  const writerOf = useActionWriters()
  // What pages that have ended have left of these actions. Which actions there are hardly changes while one looks.
  watch(
    () => state.value.value?.actions.map(({ id }) => id).join(),
    () => state.value.value?.actions.forEach((action) => writerOf().take(action)),
  )
  const dropped = computed(() => state.value.value?.dropped ?? [])

  function setDropped(ids: readonly string[]): Promise<boolean> {
    return saves.track('plan/dropped', () => storage.plans.setDroppedProposals(assessmentId(), ids))
  }
  return {
    state,
    actions: computed(() => state.value.value?.actions ?? []),
    dropped,
    async add(draft) {
      let id: string | null = null
      await saves.track('plan/add', async () => {
        id = (await storage.plans.addAction(assessmentId(), draft)).id
      })
      return id
    },
    drop: (id) => setDropped([...dropped.value, id]),
    bringBack: (id) => setDropped(dropped.value.filter((other) => other !== id)),
  }
}
