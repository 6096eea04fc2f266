import type { ComputedRef, InjectionKey } from 'vue'
import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import { injected } from '@/platform/injected'

/** What the wave before said, for comparison only: nothing is copied. */
export interface PreviousWave {
  /** Label of the round, for example "2025". */
  readonly wave: string
  /** The level, figure or choice given then; null where none was, or where it does not fit this item. */
  valueOf(item: Item): AnswerValue | null
}

/** The wave before this one; null when there is none, or it used another questionnaire. */
export type MaybePrevious = ComputedRef<PreviousWave | null>

/** Where the page of a sheet provides the wave before. */
export const previousKey: InjectionKey<MaybePrevious> = Symbol('previous wave')

/** The wave before this one, as the page has read it. */
export function usePrevious(): MaybePrevious {
  return injected(previousKey)
}
