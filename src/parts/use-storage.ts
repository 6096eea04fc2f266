import type { InjectionKey } from 'vue'
import { injected } from '@/platform/injected'
import type { OpenedStorage } from '@/storage/storage'

/** Where `main.ts` provides the opened storage. */
export const storageKey: InjectionKey<OpenedStorage> = Symbol('storage')

/** The opened storage. */
export function useStorage(): OpenedStorage {
  return injected(storageKey)
}
