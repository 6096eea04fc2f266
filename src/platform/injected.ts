import { inject, type InjectionKey } from 'vue'

/** What `main.ts` provides under this key. Throws where it was forgotten. */
export function injected<T>(key: InjectionKey<T>): T {
  const value = inject(key)
  if (value === undefined) throw new Error(`nothing was provided for ${String(key.description)}`)
  return value
}
