import { canonicalJson } from '@/domain/questionnaire/canonical'
import type { Version } from '@/domain/records/base'
import { KINDS, type RecordTypes, type VersionedKind } from '@/domain/records/registry'
import { isSameJson } from '@/domain/records/same-json'
import { siblingId, type Sibling } from '@/domain/records/sibling'
import { compareVersions, editCount } from './versions'

/**
 * All that is known of one record: the version in the table of its kind, and those beside it. Sound when no version of
 * it has been overtaken by another; everything that `mergeStates` returns is sound.
 */
export interface RecordState<K extends VersionedKind = VersionedKind> {
  readonly main: RecordTypes[K] | null
  readonly siblings: readonly Sibling[]
}

/**
 * The most versions of one record that are taken from a file or may stand side by side. Devices make far fewer: more are
 * made by hand, to keep a device comparing each with each.
 */
export const MAX_VERSIONS = 200

/** What is known of a record that was never seen. */
export const UNKNOWN: RecordState = { main: null, siblings: [] }

/** One version of a record; a tombstone has no record. */
export interface RecordVersion<K extends VersionedKind = VersionedKind> {
  readonly record: RecordTypes[K] | null
  readonly version: Version
  /** When it was deleted for good; null for a version that has a record. */
  readonly purgedAt: string | null
}

/** Every version that a state holds, the one in the table first. */
export function versionsOf<K extends VersionedKind>({ main, siblings }: RecordState<K>): RecordVersion<K>[] {
  const beside = siblings.map(({ record, version, createdAt }) => ({
    record: record as RecordTypes[K] | null,
    version,
    purgedAt: record === null ? createdAt : null,
  }))
  return main ? [{ record: main, version: main.version, purgedAt: null }, ...beside] : beside
}

/**
 * The state that holds these versions without those that others have overtaken. Which one stands in the table depends on
 * the versions alone, so every device shows the same: one with a record before a tombstone, then a living one before
 * one in the bin, a whole one before a partial one, the most edited, and last the order of the text.
 */
export function stateOf<K extends VersionedKind>(
  kind: K,
  id: string,
  versions: readonly RecordVersion<K>[],
): RecordState<K> {
  const latest = versions.filter((a) => !versions.some((b) => isBefore(a, b)))
  // The first of equal ones stays, so that what stands here remains the very same object.
  const ranked = inOrder(latest.filter((a, at) => !latest.slice(0, at).some((b) => isSameVersion(a, b))))
  const [first, ...others] = ranked
  if (!first) return { main: null, siblings: [] }
  const beside = first.record === null ? ranked : others
  return { main: first.record, siblings: beside.map((version) => siblingOf(kind, id, version)) }
}

/**
 * Whether two records under one id are about the same thing: their parent and what never changes agree. Ids are random,
 * so another thing under a known id was made by hand, and is refused.
 */
export function isSameThing<K extends VersionedKind>(kind: K, a: RecordTypes[K], b: RecordTypes[K]): boolean {
  const { parent, fixed } = KINDS[kind]
  const fields = (parent ? [parent.field, ...fixed] : [...fixed]) as (keyof RecordTypes[K])[]
  return fields.every((field) => isSameJson(a[field], b[field]))
}

function isBefore(a: RecordVersion, b: RecordVersion): boolean {
  return compareVersions(a.version, b.version) === 'before'
}

function isSameVersion(a: RecordVersion, b: RecordVersion): boolean {
  return compareVersions(a.version, b.version) === 'same' && isSameJson(a, b)
}

/** In the order in which they are shown. */
function inOrder<K extends VersionedKind>(
  versions: readonly RecordVersion<K>[],
): readonly RecordVersion<K>[] {
  if (versions.length < 2) return versions
  return versions
    .map((version) => ({ version, rank: rank(version), text: canonicalJson(version) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        editCount(b.version.version) - editCount(a.version.version) ||
        (a.text < b.text ? -1 : 1),
    )
    .map(({ version }) => version)
}

function rank({ record }: RecordVersion): number {
  if (record === null) return 4
  return (record.deletedAt === null ? 0 : 2) + (record.isPartial ? 1 : 0)
}

/** A version as the row that stands beside the table of its kind. */
export function siblingOf<K extends VersionedKind>(
  kind: K,
  id: string,
  { record, version, purgedAt }: RecordVersion<K>,
): Sibling {
  const isPartial = record?.isPartial
  return {
    id: siblingId(kind, id, { record, version, purgedAt }),
    schema: 1,
    version,
    createdAt: purgedAt ?? record?.createdAt ?? '',
    updatedAt: purgedAt ?? record?.updatedAt ?? '',
    deletedAt: null,
    ...(isPartial ? { isPartial } : {}),
    recordKind: kind,
    recordId: id,
    record,
  }
}
