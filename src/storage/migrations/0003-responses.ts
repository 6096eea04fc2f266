import type { Migration } from './migrations'

/** Anonymous sheets of surveys, and those that are still being filled in. */
export const responses: Migration = {
  number: 3,
  stores: { responses: 'id, assessmentId', responseDrafts: 'id' },
}
