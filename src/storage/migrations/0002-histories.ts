import type { Migration } from './migrations'

/** Histories that fork, imports that can be undone, and the folder for automatic backups. */
export const histories: Migration = {
  number: 2,
  stores: { siblings: 'id', journals: 'id, importId', handles: 'key' },
}
