import { computed, type ComputedRef } from 'vue'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { useLiveQuery } from './use-live-query'
import { useStorage } from './use-storage'

/** How long ago the last verified backup was made, in whole days. */
export type BackupAge =
  | { readonly state: 'unknown'; readonly days: null }
  /** There is no assessment on this device yet. */
  | { readonly state: 'nothingToLose'; readonly days: null }
  | { readonly state: 'never'; readonly days: null }
  | { readonly state: 'made'; readonly days: number }

/** What is kept about the last backup: the instant at which it was verified. */
export function lastBackupOf(setting: unknown): string | null {
  return typeof setting === 'string' && !Number.isNaN(Date.parse(setting)) ? setting : null
}

/** The age of the last backup, following every change. */
export function useBackupAge(): ComputedRef<BackupAge> {
  const storage = useStorage()
  const clock = injected(clockKey)
  const state = useLiveQuery(async () => {
    const [assessments, setting] = await Promise.all([
      storage.assessments.list(),
      storage.settings.get('lastBackup'),
    ])
    return { hasWork: assessments.length > 0, at: lastBackupOf(setting) }
  })
  return computed(() => {
    if (state.value.status !== 'ready') return { state: 'unknown', days: null }
    const { hasWork, at } = state.value.value
    if (!hasWork) return { state: 'nothingToLose', days: null }
    if (at === null) return { state: 'never', days: null }
    const days = Math.floor((Date.parse(clock.now()) - Date.parse(at)) / 86_400_000)
    return { state: 'made', days: Math.max(0, days) }
  })
}
