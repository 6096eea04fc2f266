import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** Which figure is being explained. It stands in the address (`?why=`), so that it can be linked to. */
export interface UseWhy {
  /** Key of the node (see `nodeKey`); null while nothing is explained. */
  readonly openKey: ComputedRef<string | null>
  /** Opens the explanation; "back" closes it. */
  readonly open: (key: string) => Promise<unknown>
  /** Goes on to another node; "back" still closes. */
  readonly go: (key: string) => Promise<unknown>
  readonly close: () => Promise<unknown>
}

/** Which figure is being explained. */
export function useWhy(): UseWhy {
  const route = useRoute()
  const router = useRouter()
  const openKey = computed(() => (typeof route.query['why'] === 'string' ? route.query['why'] : null))
  const withKey = (key: string) => ({ query: { ...route.query, why: key } })
  return {
    openKey,
    open: (key) => router.push(withKey(key)),
    go: (key) => router.replace(withKey(key)),
    close() {
      const rest = Object.entries(route.query).filter(([name]) => name !== 'why')
      return router.replace({ query: Object.fromEntries(rest) })
    },
  }
}
