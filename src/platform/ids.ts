import type { InjectionKey } from 'vue'

/** Where random ids come from. */
export interface Ids {
  /** A new UUID. */
  uuid(): string
}

/** Where `main.ts` provides the source of ids. */
export const idsKey: InjectionKey<Ids> = Symbol('ids')
