import { watch } from 'vue'
import { injected } from '@/platform/injected'
import { storageHealthKey } from '@/platform/storage-health'
import type { Storage } from '@/storage/storage'
import { useLiveQuery } from './use-live-query'
import { useStorage } from './use-storage'

/**
 * Asks the browser, once in a visit, to keep what is stored: as soon as there is an answer worth keeping, because some
 * browsers ask the person. What it said stands on the page of data and backup.
 */
export function useAskToPersist(): void {
  const storage = useStorage()
  const health = injected(storageHealthKey)
  let isAsked = false
  const state = useLiveQuery(async () => isAsked || (await hasAnswer(storage)))
  watch(
    state,
    ({ value }) => {
      if (value !== true || isAsked) return
      isAsked = true
      void health.askToPersist()
    },
    { immediate: true },
  )
}

/** Whether anything was answered on this device. */
async function hasAnswer(storage: Storage): Promise<boolean> {
  for (const { id } of await storage.assessments.list()) {
    for (const sheet of await storage.sheets.ofAssessment(id)) {
      const answers = await storage.answers.ofSheet(sheet.id)
      if (answers.some(({ content }) => content.state !== 'unanswered')) return true
    }
  }
  return false
}
