import { computed, type ComputedRef } from 'vue'
import type { AnswerValue } from '@/domain/records/answer'
import { useBundle } from '@/parts/use-assessment'
import { statedAnswers } from './stated-answers'
import { usePreviousSheet } from '@/parts/use-previous-sheet'

/** What was known in the wave before, by item. */
export interface PreviousAnswers {
  /** Label of the round, for example "2025". */
  readonly wave: string
  readonly values: ReadonlyMap<string, AnswerValue>
}

/** What was known in the wave before; null while it is read, where there is none, or where it used another questionnaire. */
export function usePreviousAnswers(): ComputedRef<PreviousAnswers | null> {
  const bundle = useBundle()
  const previous = usePreviousSheet()
  return computed(() => {
    if (!previous.value) return null
    const { wave, answers, context } = previous.value
    const all = statedAnswers(bundle.value.questionnaire, answers, context).flatMap((one) => one.answers)
    const known = all.flatMap(({ item, value }) => (value === null ? [] : [[item.id, value] as const]))
    return { wave, values: new Map(known) }
  })
}
