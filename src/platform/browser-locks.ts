import type { Locks } from './locks'

/** The browser's locks; null where it has none, as on a page that was not loaded over a secure connection. */
export const browserLocks: Locks | null = (navigator as Partial<Navigator>).locks ?? null
