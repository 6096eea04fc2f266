import { computed, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue'
import type { Action, Update, UpdateDraft } from '@/domain/records/plan'
import { useSaveStatus } from '@/parts/save-status'
import { useTypedText } from '@/parts/typed-text'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { useEntry } from './use-entry'

/** What keeps an entry from being stored. */
export type UpdateProblem = 'needsText' | 'needsDate' | 'badLink'

/** The history of one action and the entry being written. */
export interface UseUpdates {
  /** Newest first. */
  readonly updates: ComputedRef<readonly Update[]>
  readonly entry: Ref<UpdateDraft>
  readonly problem: Ref<UpdateProblem | null>
  /** Stores the entry and begins an empty one; resolves to whether it was stored. */
  readonly save: () => Promise<boolean>
}

/** What keeps the entry from being stored; null when nothing does. */
export function updateProblem({ date, text, link }: UpdateDraft): UpdateProblem | null {
  if (text.trim() === '') return 'needsText'
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return 'needsDate'
  return /^$|^https?:\/\/\S+$/i.test(link.trim()) ? null : 'badLink'
}

/**
 * The history of an action. An entry that was begun is kept, also where the page ends; when it is fit to be stored, it is
 * stored when the page is left on which it was written.
 */
export function useUpdates(actionId: string, status: () => Action['status']): UseUpdates {
  const storage = useStorage()
  const saves = useSaveStatus()
  const clock = injected(clockKey)
  const state = useLiveQuery(() => storage.plans.updates(actionId))
  const empty = (): UpdateDraft => ({
    date: clock.today(),
    status: status(),
    text: '',
    evidence: '',
    link: '',
  })
  const { entry, isWrittenHere, renew } = useEntry(actionId, empty)
  const problem = ref<UpdateProblem | null>(null)
  let saving: Promise<boolean> | null = null

  function save(): Promise<boolean> {
    // Who presses twice means one entry.
    saving ??= store().finally(() => (saving = null))
    return saving
  }
  async function store(): Promise<boolean> {
    problem.value = updateProblem(entry.value)
    if (problem.value !== null) return false
    const content = { ...entry.value, link: entry.value.link.trim() }
    // Emptied inside the write, so that a repeated one empties it too and nobody adds the same entry twice.
    return saves.track(`update/${actionId}`, async () => {
      await storage.plans.addUpdate(actionId, content)
      renew()
    })
  }
  const saveIfFit = async () => isWrittenHere() && updateProblem(entry.value) === null && save()
  const release = useTypedText().isHeldBy(saveIfFit)
  onScopeDispose(() => void saveIfFit().then(release))
  return {
    updates: computed(() => [...(state.value.value ?? [])].sort((a, b) => b.date.localeCompare(a.date))),
    entry,
    problem,
    save,
  }
}
