import type { Migration } from './migrations'

/** What comparing many municipalities needs: programmes, saved selections, practices and external indices. */
export const comparisons: Migration = {
  number: 5,
  stores: { programmes: 'id', selections: 'id', practices: 'id', indices: 'id' },
}
