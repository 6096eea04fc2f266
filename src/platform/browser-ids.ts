import type { Ids } from './ids'

/** The browser's source of random ids, for the page and for workers. */
export const browserIds: Ids = { uuid: () => crypto.randomUUID() }
