import { computed, provide, watch } from 'vue'
import { askedIndicators } from '@/domain/assessment/applicability'
import { factsOf } from '@/domain/assessment/facts'
import { editedContent, EMPTY_ANSWER } from '@/domain/records/answer'
import { flushOnLeaving } from '@/parts/flush-on-leaving'
import { answersKey, type Answers } from '@/parts/items/use-answers'
import { useBundle } from '@/parts/use-assessment'
import { useAnswerDrafts } from './answer-drafts'

/** Opens the answers for a page and its parts. While `canEdit` says no, nothing changes, whatever still asks for it. */
export function provideAnswers(canEdit: () => boolean): Answers {
  const bundle = useBundle()
  const store = useAnswerDrafts()
  // Kept: what is offered for undoing must never reach the sheet of another assessment that was opened since.
  const { id: sheetId } = bundle.value.sheet
  const all = computed(() => {
    const merged = new Map(bundle.value.answers)
    for (const draft of store.drafts.values()) {
      if (draft.sheetId !== sheetId) continue
      merged.set(draft.itemId, editedContent(merged.get(draft.itemId) ?? EMPTY_ANSWER, draft.edit))
    }
    return merged
  })
  const contentOf = (itemId: string) => all.value.get(itemId) ?? EMPTY_ANSWER
  const facts = computed(() => {
    const { questionnaire, context } = bundle.value
    return factsOf(askedIndicators(questionnaire, context), all.value, context)
  })
  const answers: Answers = {
    all,
    contentOf,
    facts,
    change: async (itemId, edit) => canEdit() && store.save(sheetId, itemId, edit),
    type(itemId, edit) {
      if (canEdit()) store.type(sheetId, itemId, edit)
    },
    flush: () => store.flush(sheetId),
    takeUp: () => store.takeUp(sheetId),
  }
  // At once, too: what was stored as the page was left may since have been changed elsewhere.
  watch(bundle, () => store.forgetStored(), { immediate: true })
  watch(canEdit, (can) => can && answers.takeUp(), { immediate: true })
  flushOnLeaving(answers.flush)
  provide(answersKey, answers)
  return answers
}
