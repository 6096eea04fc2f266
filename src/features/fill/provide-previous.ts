import { computed, provide } from 'vue'
import { standingOf } from '@/domain/assessment/standing'
import { previousKey, type PreviousWave } from '@/parts/items/use-previous'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

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
