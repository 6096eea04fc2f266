import type { Item } from '@/domain/questionnaire/format-1'
import { isIdList, type AnswerValue } from '@/domain/records/answer'

/** The choices that stand in the order, first to last: those that the item has, each once. */
export function placedIn(
  { choices }: Extract<Item, { type: 'ranking' }>,
  value: AnswerValue | null,
): readonly string[] {
  const ids = isIdList(value) ? value : []
  return [...new Set(ids)].filter((id) => choices.some((choice) => choice.id === id))
}

/** The order with this choice at the place, counted from 0; from wherever it was before. */
export function movedTo(order: readonly string[], id: string, place: number): string[] {
  const others = order.filter((other) => other !== id)
  return [...others.slice(0, place), id, ...others.slice(place)]
}
