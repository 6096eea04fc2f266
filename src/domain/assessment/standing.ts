import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerContent, AnswerValue } from '@/domain/records/answer'

/** Where an item stands after reading its answer against the questionnaire (scoring.md §1). */
export type Standing =
  | { readonly state: 'answered'; readonly value: AnswerValue }
  | { readonly state: 'na' | 'dontKnow' | 'unanswered' }

const UNANSWERED: Standing = { state: 'unanswered' }

/**
 * What an answer is worth. An N/A where the item allows none, and a value outside the item's scale, count as unanswered:
 * such things cannot be entered, and a file that holds them must not turn them into a score.
 */
export function standingOf(item: Item, content: AnswerContent | undefined): Standing {
  if (!content) return UNANSWERED
  if (content.state === 'na') return item.notApplicable ? { state: 'na' } : UNANSWERED
  if (content.state !== 'answered') return { state: content.state }
  const { value } = content
  return value !== null && isOnScale(item, value) ? { state: 'answered', value } : UNANSWERED
}

/** Whether don't know or nothing has been said: what counts as missing, never as zero. */
export function isMissing(standing: Standing): boolean {
  return standing.state === 'dontKnow' || standing.state === 'unanswered'
}

/** Whether the value is one that the item can have. */
export function isOnScale(item: Item, value: AnswerValue): boolean {
  switch (item.type) {
    case 'ladder':
      return item.levels.some((level) => level.value === value)
    case 'scale':
      return isNumberWithin(value, item.min, item.max) && Number.isInteger(value)
    case 'yesPartlyNo':
      return value === 'yes' || value === 'partly' || value === 'no'
    case 'singleChoice':
      return item.choices.some((choice) => choice.id === value)
    case 'multipleChoice':
      return Array.isArray(value) && value.every((id) => item.choices.some((choice) => choice.id === id))
    case 'number':
      return isNumberWithin(value, item.min, item.max) && (!item.integer || Number.isInteger(value))
    case 'percent':
      return isNumberWithin(value, 0, 100)
    case 'ratio':
      return false
  }
}

function isNumberWithin(value: AnswerValue, min = -Infinity, max = Infinity): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max
}
