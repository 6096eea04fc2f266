import { computed, provide, watch, type ComputedRef, type InjectionKey } from 'vue'
import { askedIndicators } from '@/domain/assessment/applicability'
import { factsOf, type Facts } from '@/domain/assessment/facts'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import { EMPTY_ANSWER, type AnswerContent } from '@/domain/records/answer'
import { flushOnLeaving } from '@/parts/flush-on-leaving'
import { useBundle } from '@/parts/use-assessment'
import { injected } from '@/platform/injected'
import { useAnswerDrafts } from './answer-drafts'
import type { AnswerEdit } from './answer-edits'

/** The answers of the open sheet as the person sees them, and the ways to change them. */
export interface Answers {
  /** What storage says, under what is newer on the screen. */
  readonly all: ComputedRef<SheetAnswers>
  readonly contentOf: (itemId: string) => AnswerContent
  /** What the answers say together: what is hidden, and what conditions read. What was answered in hidden items stays. */
  readonly facts: ComputedRef<Facts>
  /** A choice: shown and written at once. Resolves to whether it is on the device; not while the sheet is only read. */
  readonly change: (itemId: string, edit: AnswerEdit) => Promise<boolean>
  /** A key typed: shown at once, written at the next pause or `flush`. */
  readonly type: (itemId: string, edit: AnswerEdit) => void
  /** Writes now what is not on the device yet. Resolves to whether all of it is. */
  readonly flush: () => Promise<boolean>
  /**
   * Shows and writes what could only be put down and not written, by pages that have ended or by the window that edits
   * the sheet now: whoever edits has taken up before what others had left, so that nothing older is among it.
   */
  readonly takeUp: () => void
}

const answersKey: InjectionKey<Answers> = Symbol('answers')

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
      merged.set(draft.itemId, { ...(merged.get(draft.itemId) ?? EMPTY_ANSWER), ...draft.edit })
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

/** The answers that the page has opened. */
export function useAnswers(): Answers {
  return injected(answersKey)
}
