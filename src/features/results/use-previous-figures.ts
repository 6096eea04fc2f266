import { computed, type ComputedRef } from 'vue'
import { statedFigures, type StatedFigure } from '@/domain/scoring/stated-figures'
import { contextOf, useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

/** The figures of the wave before, by item. */
export interface PreviousFigures {
  /** Label of the round, for example "2025". */
  readonly wave: string
  readonly figures: ReadonlyMap<string, StatedFigure>
}

/** The figures of the wave before; null while it is read, where there is none, or where it used another questionnaire. */
export function usePreviousFigures(): ComputedRef<PreviousFigures | null> {
  const storage = useStorage()
  const bundle = useBundle()
  const previousId = () => bundle.value.assessment.previousId
  const state = useLiveQuery(async () => {
    const id = previousId()
    const assessment = id === null ? null : await storage.assessments.get(id)
    const sheet = assessment && (await storage.sheets.ofAssessment(assessment.id))[0]
    if (!assessment || !sheet) return null
    return { assessment, answers: await storage.answers.ofSheet(sheet.id) }
  }, previousId)
  return computed(() => {
    const before = state.value.value
    const { questionnaire } = bundle.value
    if (before?.assessment.questionnaire.id !== questionnaire.id) return null
    const answers = new Map(before.answers.map(({ itemId, content }) => [itemId, content]))
    const all = statedFigures(questionnaire, answers, contextOf(before.assessment))
    const figures = all.flatMap((one) => one.figures.map((figure) => [figure.item.id, figure] as const))
    return { wave: before.assessment.wave, figures: new Map(figures) }
  })
}
