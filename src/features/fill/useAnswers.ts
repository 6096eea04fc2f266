import { computed, provide, watch, type ComputedRef, type InjectionKey } from 'vue'
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
  /** A choice: shown and written at once. Resolves to whether it is on the device. */
  readonly change: (itemId: string, edit: AnswerEdit) => Promise<boolean>
  /** A key typed: shown at once, written at the next pause or `flush`. */
  readonly type: (itemId: string, edit: AnswerEdit) => void
  /** Writes now what waits for a pause. */
  readonly flush: () => Promise<void>
}

const answersKey: InjectionKey<Answers> = Symbol('answers')

/** Opens the answers for a page and its parts. */
export function provideAnswers(): Answers {
  const bundle = useBundle()
  const store = useAnswerDrafts()
  const sheetId = () => bundle.value.sheet.id
  const all = computed(() => {
    const merged = new Map(bundle.value.answers)
    for (const draft of store.drafts.values()) {
      if (draft.sheetId === sheetId()) merged.set(draft.itemId, draft.content)
    }
    return merged
  })
  const contentOf = (itemId: string) => all.value.get(itemId) ?? EMPTY_ANSWER
  const answers: Answers = {
    all,
    contentOf,
    change: (itemId, edit) => store.save(sheetId(), itemId, { ...contentOf(itemId), ...edit }),
    type: (itemId, edit) => store.type(sheetId(), itemId, { ...contentOf(itemId), ...edit }),
    flush: () => store.flush(),
  }
  watch(bundle, () => store.forgetStored())
  flushOnLeaving(answers.flush)
  provide(answersKey, answers)
  return answers
}

/** The answers that the page has opened. */
export function useAnswers(): Answers {
  return injected(answersKey)
}
