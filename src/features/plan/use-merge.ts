import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { mergeActions } from '@/domain/planning/merge'
import type { Action, ActionDraft } from '@/domain/records/plan'
import { useSaveStatus } from '@/parts/save-status'
import { useUndo } from '@/parts/undo'
import { useStorage } from '@/parts/use-storage'
import { draftOf } from './action-draft'
import { mergeStored } from './merge-stored'

/** Making two actions one. */
export interface UseMerge {
  readonly merge: (first: Action, second: Action) => Promise<void>
  /** Why the last merging was not possible, as a sentence; empty when it was. */
  readonly problem: Ref<string>
}

/** Making two actions one, with the way back offered. */
export function useMerge(): UseMerge {
  const storage = useStorage()
  const { t } = useI18n()
  const saves = useSaveStatus()
  const undo = useUndo()
  const problem = ref('')

  async function merge(first: Action, second: Action): Promise<void> {
    const merged = mergeActions(draftOf(first), draftOf(second))
    problem.value = merged.ok ? '' : t('plan.merge.tooLong')
    if (!merged.ok) return
    let takeBack = () => Promise.resolve()
    const isDone = await saves.track('plan/merge', async () => {
      takeBack = await mergeStored(storage, first.assessmentId, onOneLine(merged.value), [first, second])
    })
    if (isDone) undo.propose(t('plan.mergedNow'), () => takeBack())
  }
  return { merge, problem }
}

/** Merging puts texts one below the other; fields of a single line would swallow the break between them. */
function onOneLine(draft: ActionDraft): ActionDraft {
  const line = (text: string) => text.replaceAll('\n', '; ')
  const { title, responsible, partners, moneySource } = draft
  return {
    ...draft,
    title: line(title),
    responsible: line(responsible),
    partners: line(partners),
    moneySource: line(moneySource),
  }
}
