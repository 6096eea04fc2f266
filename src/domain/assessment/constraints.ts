import { evaluate } from '@/domain/expression/evaluate'
import type { Item } from '@/domain/questionnaire/format-1'
import type { LocalisedText } from '@/domain/shared/text'
import type { Facts } from './facts'

/** What the answer to an item does not fulfil, in the questionnaire's words. A constraint that cannot be decided yet is fulfilled. */
export function brokenConstraints(
  { id, constraints = [] }: Item,
  { now, standings }: Facts,
): LocalisedText[] {
  if (standings.get(id)?.state !== 'answered') return []
  return constraints.flatMap(({ expect, message }) => (evaluate(expect, now) === false ? [message] : []))
}

/** Whether the item has to be answered as things stand. */
export function isRequired({ requiredIf }: Item, { now }: Facts): boolean {
  return requiredIf !== undefined && evaluate(requiredIf, now) === true
}
