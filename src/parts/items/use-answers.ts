import type { ComputedRef, InjectionKey } from 'vue'
import type { Facts } from '@/domain/assessment/facts'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { AnswerContent } from '@/domain/records/answer'
import { injected } from '@/platform/injected'
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

/** Where the page of a sheet provides its answers. */
export const answersKey: InjectionKey<Answers> = Symbol('answers')

/** The answers that the page has opened. */
export function useAnswers(): Answers {
  return injected(answersKey)
}
