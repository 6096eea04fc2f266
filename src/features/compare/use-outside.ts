import { computed, type ComputedRef, type Ref } from 'vue'
import { contextOf } from '@/domain/assessment/assessment-context'
import { asksForMarks, outsideOf, type CountedSurvey, type Outside } from '@/domain/comparison/outside'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment } from '@/domain/records/assessment'
import type { AsyncState } from '@/parts/async-state'
import { keptQuestionnaires, useContent, type ContentLibrary } from '@/parts/content-library'
import { readSurveyResults } from '@/parts/read-survey-results'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import type { Storage } from '@/storage/storage'

/** The external indices and residents' surveys on this device that say something of these municipalities. */
export function useOutside(codes: () => readonly string[]): {
  readonly state: Readonly<Ref<AsyncState<readonly Outside[]>>>
  readonly all: ComputedRef<readonly Outside[]>
} {
  const [storage, content] = [useStorage(), useContent()]
  const state = useLiveQuery(
    async (signal) => {
      const wanted = new Set(codes())
      const [indices, surveys] = await Promise.all([
        storage.indices.list(),
        surveysOf(storage, content, wanted, signal),
      ])
      return outsideOf(indices, surveys, wanted)
    },
    () => [...codes()].sort().join(' '),
  )
  return { state, all: computed(() => state.value.value ?? []) }
}

/** The surveys among residents of these municipalities in which marks are given. */
async function surveysOf(
  storage: Storage,
  content: ContentLibrary,
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<CountedSurvey[]> {
  const assessments = (await storage.assessments.list()).filter(({ municipality }) =>
    wanted.has(municipality),
  )
  const questionnaires = await keptQuestionnaires(
    content,
    assessments.map(({ questionnaire }) => questionnaire.sha256),
  )
  const surveys: CountedSurvey[] = []
  for (const assessment of assessments) {
    const questionnaire = questionnaires.get(assessment.questionnaire.sha256)
    if (questionnaire) surveys.push(...(await counted(storage, assessment, questionnaire, signal)))
  }
  return surveys
}

/** Nothing where residents give no mark in it. */
async function counted(
  storage: Storage,
  assessment: Assessment,
  questionnaire: Questionnaire,
  signal: AbortSignal,
): Promise<CountedSurvey[]> {
  const context = contextOf(assessment)
  if (!asksForMarks(questionnaire, context)) return []
  const survey = { assessmentId: assessment.id, questionnaire, context, by: null }
  const { items } = await readSurveyResults(storage, survey, signal)
  return [{ assessment, questionnaire, items }]
}
