import type { Assessment } from '@/domain/records/assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import type { AsyncState } from '@/parts/async-state'
import type { Ref } from 'vue'
import type { OpenedStorage } from '@/storage/storage'

/** An assessment that was begun with a questionnaire. */
export interface QuestionnaireUse {
  readonly assessment: Assessment
  readonly isInBin: boolean
}

/** Who uses which questionnaire, by its fingerprint; those in the bin use it too. */
export type QuestionnaireUses = ReadonlyMap<string, readonly QuestionnaireUse[]>

/** Who uses which questionnaire, following every change. */
export function useUses(): Readonly<Ref<AsyncState<QuestionnaireUses>>> {
  const storage = useStorage()
  return useLiveQuery(() => load(storage))
}

async function load(storage: OpenedStorage): Promise<QuestionnaireUses> {
  const [living, deleted] = await Promise.all([storage.assessments.list(), storage.bin.list()])
  const uses = new Map<string, QuestionnaireUse[]>()
  const note = (assessment: Assessment, isInBin: boolean): void => {
    const { sha256 } = assessment.questionnaire
    uses.set(sha256, [...(uses.get(sha256) ?? []), { assessment, isInBin }])
  }
  for (const assessment of living) note(assessment, false)
  for (const { kind, assessment } of deleted) if (kind === 'assessments' && assessment) note(assessment, true)
  return uses
}
