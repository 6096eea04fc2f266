import { computed, provide, type ComputedRef, type InjectionKey } from 'vue'
import { standingOf } from '@/domain/assessment/standing'
import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import { injected } from '@/platform/injected'

/** What the wave before said, for comparison only: nothing is copied. */
export interface PreviousWave {
  /** Label of the round, for example "2025". */
  readonly wave: string
  /** The level, figure or choice given then; null where none was, or where it does not fit this item. */
  valueOf(item: Item): AnswerValue | null
}

/** The wave before this one; null when there is none, or it used another questionnaire. */
type MaybePrevious = ComputedRef<PreviousWave | null>

const previousKey: InjectionKey<MaybePrevious> = Symbol('previous wave')

/** The wave before this one, as the page has read it. */
export function usePrevious(): MaybePrevious {
  return injected(previousKey)
}

/** Reads the wave before this one for a page and its parts. */
export function providePrevious(): void {
  const storage = useStorage()
  const bundle = useBundle()
  const previousId = () => bundle.value.assessment.previousId
  const state = useLiveQuery(async () => {
    const id = previousId()
    const assessment = id === null ? null : await storage.assessments.get(id)
    const sheet = assessment && (await storage.sheets.ofAssessment(assessment.id))[0]
    if (!assessment || !sheet) return null
    const answers = await storage.answers.ofSheet(sheet.id)
    return { assessment, contents: new Map(answers.map(({ itemId, content }) => [itemId, content])) }
  }, previousId)
  const previous = computed((): PreviousWave | null => {
    const { assessment, contents } = state.value.value ?? {}
    if (assessment?.questionnaire.id !== bundle.value.questionnaire.id) return null
    return {
      wave: assessment.wave,
      valueOf(item) {
        const standing = standingOf(item, contents?.get(item.id))
        return standing.state === 'answered' ? standing.value : null
      },
    }
  })
  provide(previousKey, previous)
}
