import { valueParts } from '@/domain/assessment/value-words'
import type { Indicator, Item } from '@/domain/questionnaire/format-1'
import { canBeScored } from '@/domain/questionnaire/tree'
import type { Trace } from '@/domain/scoring/score'
import type { ShownText } from '@/domain/shared/text'
import { useLabelledValueWords } from '@/parts/value-words'

/** The value of an item as people read it: the level with its text, the chosen words, or a figure. Null without a value. */
export function useValueWords(): (item: Item, value: Trace['value']) => readonly ShownText[] | null {
  const words = useLabelledValueWords()
  // What is not scored is in no trace.
  return (item, value) => (value === null || !canBeScored(item) ? null : valueParts(item, value, words.value))
}

/** The item of an indicator that a node of the score stands for; null when there is none. */
export function itemOf(indicator: Indicator | null, itemId: string): Item | null {
  return indicator?.items.find(({ id }) => id === itemId) ?? null
}
