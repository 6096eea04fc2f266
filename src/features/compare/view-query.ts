import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** What is looked at, kept in the address so that it is the same after a reload. */
export type ViewKey = 'wave' | 'since' | 'questionnaire' | 'anonymous' | 'ranking'

/** One part of the address; empty where it says nothing. */
export function useViewQuery(key: ViewKey): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => {
      const value = route.query[key]
      return typeof value === 'string' ? value : ''
    },
    set: (value) => {
      const others = Object.entries(route.query).filter(([name]) => name !== key)
      void router.replace({ query: Object.fromEntries(value === '' ? others : [...others, [key, value]]) })
    },
  })
}

/** One part of the address that is on or off. */
export function useViewSwitch(key: ViewKey): WritableComputedRef<boolean> {
  const query = useViewQuery(key)
  return computed({
    get: () => query.value === 'yes',
    set: (isOn) => {
      query.value = isOn ? 'yes' : ''
    },
  })
}
