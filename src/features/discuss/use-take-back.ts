import { useI18n } from 'vue-i18n'
import { EMPTY_ANSWER } from '@/domain/records/answer'
import { useSaveStatus } from '@/parts/save-status'
import { useUndo } from '@/parts/undo'
import { useBundle } from '@/parts/use-assessment'
import { useStorage } from '@/parts/use-storage'
import { useDiscussion } from './use-discussion'

/** Takes a decision back, and offers to make it again as it was. Resolves to whether that is on the device. */
export function useTakeBack(): (itemId: string) => Promise<boolean> {
  const { t } = useI18n()
  const { workshops } = useStorage()
  const { decisions } = useDiscussion()
  const bundle = useBundle()
  const saves = useSaveStatus()
  const undo = useUndo()
  return async (itemId) => {
    const pressed = document.activeElement
    const { id } = bundle.value.assessment
    const decision = decisions.value.get(itemId)
    const { state, value, naReason } = bundle.value.answers.get(itemId) ?? EMPTY_ANSWER
    if (!decision) return false
    const isDone = await saves.track(`decision/${itemId}`, () => workshops.undecide(id, itemId))
    const { by, reason, dissent, dissenters, present } = decision
    const again = () =>
      workshops.decide(id, itemId, { state, value, naReason }, { by, reason, dissent, dissenters, present })
    if (isDone) {
      undo.propose(t('discuss.takenBack'), again)
      focusAbove(pressed)
    }
    return isDone
  }
}

/** What was pressed goes with the decision: reading goes on from the heading above it, unless somebody has gone elsewhere. */
function focusAbove(pressed: Element | null): void {
  const { activeElement, body } = document
  if (activeElement !== pressed && activeElement !== body) return
  const heading = pressed?.closest('section, article')?.querySelector<HTMLElement>('h1, h2')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus()
}
