import type { Ref } from 'vue'
import type { SurveyResults } from '@/domain/statistics/survey-results'
import type { AsyncState } from '@/parts/async-state'
import { useBundle } from '@/parts/use-assessment'
import { readSurveyResults } from '@/parts/read-survey-results'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

/**
 * What all sheets of the survey say together, broken down by an item or not (null), following every change. They are
 * counted while they are read; the window never holds all of them.
 */
export function useSurveyResults(by: () => string | null): Readonly<Ref<AsyncState<SurveyResults>>> {
  const storage = useStorage()
  const bundle = useBundle()
  // As text: whatever else changes in the bundle makes a new object of the same context.
  const inputs = () => JSON.stringify([bundle.value.assessment.id, bundle.value.context, by()])
  return useLiveQuery((signal) => {
    const { assessment, questionnaire, context } = bundle.value
    return readSurveyResults(
      storage,
      { assessmentId: assessment.id, questionnaire, context, by: by() },
      signal,
    )
  }, inputs)
}
