import type { Ref } from 'vue'
import type { ResponseDraft, ResponseEntry } from '@/domain/records/survey-response'
import type { AsyncState } from '@/parts/async-state'
import { useBundle } from '@/parts/use-assessment'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

/** Sheets that were begun and are not finished; null where nothing has been answered. */
export type Unfinished = Readonly<Record<ResponseEntry, ResponseDraft | null>>

/** What is still being filled in on this device, following every change. */
export function useUnfinished(): Readonly<Ref<AsyncState<Unfinished>>> {
  const { responses } = useStorage()
  const bundle = useBundle()
  const id = () => bundle.value.assessment.id
  async function begun(entry: ResponseEntry): Promise<ResponseDraft | null> {
    // One that cannot be read holds nobody up: the next to begin replaces it.
    const draft = await responses.draft(id(), entry).catch(() => null)
    return draft && Object.keys(draft.answers).length > 0 ? draft : null
  }
  return useLiveQuery(async () => {
    const [screen, paper] = await Promise.all([begun('screen'), begun('paper')])
    return { screen, paper }
  }, id)
}
