import type { InjectionKey } from 'vue'

/**
 * Where a page that may end at any moment puts down what is typed and not stored yet: the database answers only later,
 * and nobody waits for it then. What is put here is kept when the call returns. Nothing throws; a browser that keeps
 * nothing here has nothing.
 */
export interface LastWords {
  /** Puts the text under the key, in place of what stood there. */
  put(key: string, text: string): void
  remove(key: string): void
  /** The texts whose key begins so, by key. */
  under(beginning: string): ReadonlyMap<string, string>
}

/** Where `main.ts` provides the place for last words. */
export const lastWordsKey: InjectionKey<LastWords> = Symbol('last words')
