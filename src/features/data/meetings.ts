import type { Meeting } from '@/domain/merge/import-plan'

/** What a file's records can be to what is here, in the order in which people are told. */
export const MEETINGS: readonly Meeting[] = [
  'new',
  'newerThere',
  'inConflict',
  'newerHere',
  'identical',
  'refused',
]
