import { computed, type ComputedRef } from 'vue'
import { statedFigures, type StatedFigure } from '@/domain/scoring/stated-figures'
import { useBundle } from '@/parts/use-assessment'
import { usePreviousSheet } from '@/parts/use-previous-sheet'

/** The figures of the wave before, by item. */
export interface PreviousFigures {
  /** Label of the round, for example "2025". */
  readonly wave: string
  readonly figures: ReadonlyMap<string, StatedFigure>
}

/** The figures of the wave before; null while it is read, where there is none, or where it used another questionnaire. */
export function usePreviousFigures(): ComputedRef<PreviousFigures | null> {
  const bundle = useBundle()
  const previous = usePreviousSheet()
  return computed(() => {
    if (!previous.value) return null
    const { wave, answers, context } = previous.value
    const all = statedFigures(bundle.value.questionnaire, answers, context)
    const figures = all.flatMap((one) => one.figures.map((figure) => [figure.item.id, figure] as const))
    return { wave, figures: new Map(figures) }
  })
}
