import { defineStore } from 'pinia'
import { computed, ref, watch, type ComputedRef } from 'vue'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { whenIdle } from '@/platform/when-idle'
import { useLiveQuery } from './use-live-query'
import { useStorage } from './use-storage'

/** How strongly a backup is recommended: a line, a line that stands out, or a notice on the home page. */
export type Reminder = 'quiet' | 'attention' | 'notice'

/** How much work exists on this device only. */
export interface WorkAtRisk {
  /** Whole days since the last verified backup, or since the first assessment was begun where there is none. */
  readonly days: number
  /** Answers, evidence and actions changed since then. */
  readonly changed: number
}

/** From so many changes and days on: the first that is reached decides. Little work may grow old before it is a notice. */
const REMINDERS: readonly (WorkAtRisk & { readonly reminder: Reminder })[] = [
  { changed: 200, days: 0, reminder: 'notice' },
  { changed: 40, days: 7, reminder: 'notice' },
  { changed: 10, days: 30, reminder: 'notice' },
  { changed: 40, days: 0, reminder: 'attention' },
  { changed: 1, days: 7, reminder: 'attention' },
]

/** How strongly to remind of a backup; it grows with both the amount of work and its age. */
export function reminderOf(atRisk: WorkAtRisk): Reminder {
  const reached = REMINDERS.find(({ changed, days }) => atRisk.changed >= changed && atRisk.days >= days)
  return reached?.reminder ?? 'quiet'
}

/** How long ago the last verified backup was made, and what has been done since. */
export type BackupAge =
  | { readonly state: 'unknown'; readonly days: null; readonly changed: null; readonly reminder: 'quiet' }
  /** There is no assessment on this device yet. */
  | {
      readonly state: 'nothingToLose'
      readonly days: null
      readonly changed: null
      readonly reminder: 'quiet'
    }
  /** `changed` is null while it is not known; until then nobody is reminded. */
  | {
      readonly state: 'never' | 'made'
      readonly days: number
      readonly changed: number | null
      readonly reminder: Reminder
    }

/** What is kept about the last backup: the instant at which it was verified. */
export function lastBackupOf(setting: unknown): string | null {
  return typeof setting === 'string' && !Number.isNaN(Date.parse(setting)) ? setting : null
}

/** How much was changed since the last backup, for every part of the screen that shows it; null until it is known. */
const useChangedSince = defineStore('changed-since', () => {
  const storage = useStorage()
  const changed = ref<number | null>(null)
  let counting: { readonly since: string | null } | null = null

  /** Counts once the browser is idle; the latest question decides. */
  async function count(since: string | null): Promise<void> {
    if (counting?.since === since) return
    const mine = (counting = { since })
    await whenIdle()
    // Where it cannot be counted the line still says when the backup was made.
    const found = await storage.amount(since).catch(() => null)
    if (counting !== mine) return
    counting = null
    changed.value = found?.changedSince ?? null
  }
  return { changed, count }
})

/**
 * The age of the last backup, following every backup and every assessment that is begun. How much was changed since is
 * counted when the part of the screen that asks appears, not at every answer: that would read all answers again and again.
 */
export function useBackupAge(): ComputedRef<BackupAge> {
  const storage = useStorage()
  const clock = injected(clockKey)
  const work = useChangedSince()
  const state = useLiveQuery(async () => {
    const [assessments, setting] = await Promise.all([
      storage.assessments.list(),
      storage.settings.get('lastBackup'),
    ])
    const [begun = null] = assessments.map(({ createdAt }) => createdAt).sort()
    return { begun, at: lastBackupOf(setting) }
  })
  const since = computed(() => (state.value.value?.begun ? state.value.value.at : undefined))
  watch(since, (at) => at === undefined || void work.count(at), { immediate: true })
  return computed(() => {
    const none = { days: null, changed: null, reminder: 'quiet' } as const
    if (state.value.status !== 'ready') return { state: 'unknown', ...none }
    const { begun, at } = state.value.value
    if (begun === null) return { state: 'nothingToLose', ...none }
    const days = daysBetween(at ?? begun, clock.now())
    const { changed } = work
    const reminder = changed === null ? 'quiet' : reminderOf({ days, changed })
    return { state: at === null ? 'never' : 'made', days, changed, reminder }
  })
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000))
}
