import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { Candidate } from '@/domain/comparison/candidate'
import { useSaveStatus } from '@/parts/save-status'
import { useStorage } from '@/parts/use-storage'

/** Which assessments a person wants to compare. */
export interface Chosen {
  /** False until it is known what was chosen before. */
  readonly isKnown: Readonly<Ref<boolean>>
  /** Ids of those that were taken out. */
  readonly notChosen: Readonly<Ref<ReadonlySet<string>>>
  readonly candidates: ComputedRef<readonly Candidate[]>
  readonly set: (ids: readonly string[], isChosen: boolean) => void
  /** Takes out all others. */
  readonly only: (ids: readonly string[]) => void
}

/**
 * Which of the assessments a person wants to compare, kept on this device. What is kept is what was taken out, so that a
 * file that comes later is in the comparison without being looked for.
 */
export function useChosen(all: () => readonly Candidate[]): Chosen {
  const storage = useStorage()
  const saves = useSaveStatus()
  const isKnown = shallowRef(false)
  const notChosen = shallowRef<ReadonlySet<string>>(new Set())

  function keep(ids: ReadonlySet<string>): void {
    notChosen.value = ids
    void saves.track('settings/notCompared', () => storage.settings.set('notCompared', [...ids]))
  }
  async function load(): Promise<void> {
    // What cannot be read leaves everything chosen: reading the assessments then says what is wrong.
    const kept = await storage.settings.get('notCompared').catch(() => null)
    if (Array.isArray(kept)) notChosen.value = new Set(kept.map(String))
    isKnown.value = true
  }
  void load()
  return {
    isKnown,
    notChosen,
    candidates: computed(() => all().filter(({ assessment }) => !notChosen.value.has(assessment.id))),
    set(ids, isChosen) {
      const next = new Set(notChosen.value)
      for (const id of ids) {
        if (isChosen) next.delete(id)
        else next.add(id)
      }
      keep(next)
    },
    only(ids) {
      const wanted = new Set(ids)
      keep(new Set(all().flatMap(({ assessment: { id } }) => (wanted.has(id) ? [] : [id]))))
    },
  }
}
