import { computed, provide, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { askedIndicators } from '@/domain/assessment/applicability'
import { factsOf } from '@/domain/assessment/facts'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import { EMPTY_ANSWER, editedContent, type AnswerContent } from '@/domain/records/answer'
import type { ResponseDraft, ResponseEntry } from '@/domain/records/survey-response'
import { flushOnLeaving } from '@/parts/flush-on-leaving'
import type { AnswerEdit } from '@/parts/items/answer-edits'
import { editingKey } from '@/parts/items/use-editing'
import { answersKey, type Answers } from '@/parts/items/use-answers'
import { providePlainSettings } from '@/parts/items/use-fill-settings'
import { previousKey } from '@/parts/items/use-previous'
import { useSaveStatus } from '@/parts/save-status'
import { useUndo } from '@/parts/undo'
import { useBundle } from '@/parts/use-assessment'
import { useStorage } from '@/parts/use-storage'

/** The anonymous sheet that is being filled in, and the ways to change and to end it. */
export interface OpenResponse {
  readonly answers: Answers
  /** The number on the paper form; null for one filled in on the screen. */
  readonly number: Ref<number | null>
  /** Keeps the draft as it stands. Resolves to whether it is on the device. */
  readonly keep: () => Promise<boolean>
  /** Shows another draft in its place, and keeps it. */
  readonly replace: (draft: ResponseDraft) => Promise<boolean>
  /** Makes one record of it; afterwards nothing of it is kept or shown here. Resolves to whether it is on the device. */
  readonly finish: () => Promise<boolean>
  readonly discard: () => Promise<boolean>
  /** What has been answered so far. */
  readonly answersNow: () => ResponseDraft['answers']
  readonly isEmpty: ComputedRef<boolean>
}

/** No answer given. */
export const EMPTY_DRAFT: ResponseDraft = { number: null, answers: {} }

/**
 * Opens a sheet for a page and its controls, beginning with what was kept of it. Every answer and every key is kept at
 * once; nobody is told that it is, because the sheet counts only when it is finished.
 */
export function useResponseDraft(entry: ResponseEntry, begun: ResponseDraft): OpenResponse {
  const said = shallowRef<SheetAnswers>(new Map(Object.entries(begun.answers)))
  const number = ref(begun.number)
  const answersNow = () => Object.fromEntries(said.value)

  function show(draft: ResponseDraft): void {
    said.value = new Map(Object.entries(draft.answers))
    number.value = draft.number
  }
  const draft = () => ({ number: number.value, answers: answersNow() })
  const { keep, finish, discard } = useKeeping(entry, draft, show)
  const answers = useOpenAnswers(said, keep)
  provideForControls(answers)
  return {
    answers,
    number,
    keep,
    replace: (next) => {
      show(next)
      return keep()
    },
    finish,
    discard,
    answersNow,
    isEmpty: computed(() => said.value.size === 0),
  }
}

function useOpenAnswers(said: ShallowRef<SheetAnswers>, keep: () => Promise<boolean>): Answers {
  const bundle = useBundle()
  const contentOf = (itemId: string) => said.value.get(itemId) ?? EMPTY_ANSWER
  function change(itemId: string, edit: AnswerEdit): Promise<boolean> {
    said.value = withContent(said.value, itemId, editedContent(contentOf(itemId), edit))
    return keep()
  }
  return {
    all: computed(() => said.value),
    contentOf,
    facts: computed(() => {
      const { questionnaire, context } = bundle.value
      return factsOf(askedIndicators(questionnaire, context), said.value, context)
    }),
    change,
    type: (itemId, edit) => void change(itemId, edit),
    flush: keep,
    takeUp: () => undefined,
  }
}

/** Writing, one after the other: each write takes what stands there when its turn comes, so that nothing older follows. */
function useKeeping(entry: ResponseEntry, draft: () => ResponseDraft, show: (draft: ResponseDraft) => void) {
  const { responses } = useStorage()
  const saves = useSaveStatus()
  const { id } = useBundle().value.assessment
  let kept = JSON.stringify(draft())
  /** What is being ended must not be kept once more, whoever repeats a write that had failed. */
  let isEnding = false
  let turn: Promise<unknown> = Promise.resolve()

  async function write(): Promise<void> {
    const now = draft()
    const text = JSON.stringify(now)
    if (isEnding || text === kept) return
    await responses.keepDraft(id, entry, now)
    kept = text
  }
  const keep = () =>
    saves.track(`response/${id}/${entry}`, () => {
      const mine = turn.then(write)
      turn = mine.catch(() => undefined)
      return mine
    })
  /** Not among the writes that one button repeats: a second record would be made of one sheet. */
  async function end(last: () => Promise<unknown>): Promise<boolean> {
    await turn
    isEnding = true
    const isDone = await succeeded(last())
    if (isDone) {
      show(EMPTY_DRAFT)
      kept = JSON.stringify(draft())
    }
    isEnding = false
    return isDone
  }
  flushOnLeaving(keep)
  return {
    keep,
    finish: () => end(() => responses.add(id, entry, draft())),
    discard: () => end(() => responses.discardDraft(id, entry)),
  }
}

function succeeded(deed: Promise<unknown>): Promise<boolean> {
  return deed.then(
    () => true,
    () => false,
  )
}

/** What the controls of items ask of their page. Undoing ends with the sheet: it must never reach the next person. */
function provideForControls(answers: Answers): void {
  const undo = useUndo()
  provide(answersKey, answers)
  provide(editingKey, {
    readOnly: computed(() => null),
    isAsking: computed(() => false),
    takeOver: () => undefined,
    proposeUndo: (sentence, takeBack) => undo.propose(sentence, takeBack),
  })
  provide(
    previousKey,
    computed(() => null),
  )
  providePlainSettings()
}

function withContent(answers: SheetAnswers, itemId: string, content: AnswerContent): SheetAnswers {
  const next = new Map(answers)
  if (content.state === 'unanswered' && content.note === '') next.delete(itemId)
  else next.set(itemId, content)
  return next
}
