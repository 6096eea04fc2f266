import type { AnswerContent, AnswerValue } from '@/domain/records/answer'

/** What one deed of a person changes in an answer; the note is never touched by choosing. */
export type AnswerEdit = Partial<AnswerContent>

/** A level, figure or choice was given. */
export function answeredWith(value: AnswerValue): AnswerEdit {
  return { state: 'answered', value, naReason: '' }
}

/** The figure was emptied, or the choice taken back. */
export const CLEARED: AnswerEdit = { state: 'unanswered', value: null, naReason: '' }

/** "Don't know" was chosen. */
export const UNKNOWN: AnswerEdit = { state: 'dontKnow', value: null, naReason: '' }

/** A reason why the item does not apply was written; without one nothing is said of the item. */
export function notApplicableBecause(reason: string): AnswerEdit {
  return reason.trim() === '' ? CLEARED : { state: 'na', value: null, naReason: reason }
}
