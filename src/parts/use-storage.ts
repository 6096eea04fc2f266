import type { InjectionKey } from 'vue'
import { injected } from '@/platform/injected'
import type { Storage } from '@/storage/storage'

/** Where `main.ts` provides the opened storage. */
export const storageKey: InjectionKey<Storage> = Symbol('storage')

/** The opened storage. */
export function useStorage(): Storage {
  return injected(storageKey)
}
