import { computed, ref, type ComputedRef } from 'vue'

/** The beginning of a list that may be too long for one screen. */
export interface FirstOf<T> {
  readonly first: ComputedRef<readonly T[]>
  /** How many are not shown yet. */
  readonly rest: ComputedRef<number>
  readonly showMore: () => void
}

/** Shows a list portion by portion: hundreds of entries drawn at once would hold the page. */
export function useFirstOf<T>(list: () => readonly T[], portion: number): FirstOf<T> {
  const limit = ref(portion)
  return {
    first: computed(() => list().slice(0, limit.value)),
    rest: computed(() => Math.max(0, list().length - limit.value)),
    showMore: () => (limit.value += portion),
  }
}
