import * as z from 'zod/mini'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { baseFields } from './base'

/** The kinds whose records have a history that can fork. */
export const VERSIONED_KINDS = [
  'assessments',
  'sheets',
  'answers',
  'revisions',
  'evidence',
  'plans',
  'actions',
  'updates',
  'responses',
  'workshops',
  'participants',
  'participantNames',
  'ballots',
  'hands',
  'decisions',
  'priorityVotes',
  'programmes',
  'selections',
  'practices',
  'indices',
] as const
/** A kind whose records have a history that can fork. */
export type VersionedKind = (typeof VERSIONED_KINDS)[number]

/** The start of the ids of all siblings of one record. */
export function siblingKey(kind: VersionedKind, id: string): string {
  return `${kind}/${id}/`
}

/** The key of a sibling: of what it is a version, and the fingerprint of what it says and which edits it has seen. */
export function siblingId(
  kind: VersionedKind,
  id: string,
  said: { readonly record: unknown; readonly version: unknown; readonly purgedAt: string | null },
): string {
  return siblingKey(kind, id) + fingerprint(said)
}

/**
 * A version of a record that stands beside the one in the table of its kind: one that was edited at the same time on
 * another device, until a person chooses; or the tombstone of a record that was deleted for good, so that no older file
 * brings it back. `version` is that of the version it holds; its times are those of the version, or when it was purged.
 */
export const siblingSchema = z
  .strictObject({
    ...baseFields,
    id: z.string(),
    recordKind: z.enum(VERSIONED_KINDS),
    recordId: z.string(),
    /** The record as it would stand in its own table; null for a tombstone. */
    record: z.nullable(z.record(z.string(), z.unknown())),
  })
  .check(
    z.refine(({ id, recordKind, recordId, record, version, createdAt }) => {
      const purgedAt = record === null ? createdAt : null
      return id === siblingId(recordKind, recordId, { record, version, purgedAt })
    }),
  )

/** A version of a record that stands beside the one in the table of its kind, or a tombstone. */
export type Sibling = z.infer<typeof siblingSchema>
