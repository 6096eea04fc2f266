import type { InjectionKey } from 'vue'

/**
 * Everything that is stored, as it lies there, in one file: for an emergency, also where storage cannot be opened.
 * `onProgress` is told the share that is done, 0–1, or null while it is not known. Rejects when nothing can be read.
 */
export type TakeOut = (onProgress: (share: number | null) => void) => Promise<Blob>

/** Where `main.ts` provides the way to take everything out. */
export const takeOutKey: InjectionKey<TakeOut> = Symbol('take out')
