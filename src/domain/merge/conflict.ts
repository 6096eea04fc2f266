import type { Version } from '@/domain/records/base'
import { completed } from '@/domain/records/partial'
import type { RecordTypes, VersionedKind } from '@/domain/records/registry'
import { isSameJson } from '@/domain/records/same-json'
import { stateOf, versionsOf, type RecordState, type RecordVersion } from './state'
import { isPartly, joinVersions, nextVersion } from './versions'

/** Whether a person has to choose: several versions stand side by side and do not all say the same. */
export function isConflict(state: RecordState): boolean {
  const [shown, ...others] = versionsOf(state)
  return shown !== undefined && !others.every((other) => sayTheSame(shown, other))
}

/** Whether both say the same, whoever edited them when. */
export function sayTheSame(a: RecordVersion, b: RecordVersion): boolean {
  return isSameJson(saidBy(a), saidBy(b))
}

/**
 * Everything but who edited it when: that it is in the bin is said, since when is not; neither is when the same ballot was
 * handed in or the same decision made. Of two that differ only in such times the one that is shown anyway stays (`stateOf`).
 */
function saidBy({ record }: RecordVersion): unknown {
  if (record === null) return null
  const times = { createdAt: 0, updatedAt: 0, handedInAt: 0, decidedAt: 0 }
  return { ...record, ...times, version: 0, isPartial: 0, deletedAt: record.deletedAt !== null }
}

/** Who makes an edit, and when; the time is only shown. */
export interface EditOrigin {
  readonly replica: string
  readonly now: string
}

/**
 * The state after a person has written `record` (its version, its time of change and whether it is partial are set here):
 * the first version, or an edit of the one that is shown. It descends from what is shown and from versions that say the
 * same, or from the tombstones where nothing else was known; what stands beside and says something else stays.
 */
export function edited<K extends VersionedKind>(
  kind: K,
  id: string,
  state: RecordState<K>,
  record: RecordTypes[K],
  { replica, now }: EditOrigin,
): RecordState<K> {
  const versions = versionsOf(state)
  const isSeen = (each: RecordVersion) => versions[0] !== undefined && sayTheSame(each, versions[0])
  const seen = joinVersions(versions.filter(isSeen).map(versionOf))
  const version = nextVersion(seen, replica, versions.map(versionOf))
  return stateOf(kind, id, [written(record, version, now), ...versions])
}

/**
 * The state after a person has chosen `chosen`, one of the state's versions: a new version that descends from all of
 * them, so that the choice reaches every device. Choosing a tombstone deletes the record for good. Choosing a partial
 * version keeps what had been left out of it, where a whole one stands beside.
 */
export function resolved<K extends VersionedKind>(
  kind: K,
  id: string,
  state: RecordState<K>,
  chosen: RecordVersion<K>,
  { replica, now }: EditOrigin,
): RecordState<K> {
  const versions = versionsOf(state)
  const version = nextVersion(joinVersions(versions.map(versionOf)), replica)
  if (chosen.record === null) return stateOf(kind, id, [{ record: null, version, purgedAt: now }])
  const whole = versions.find(({ record }) => record && !record.isPartial)?.record
  const record = chosen.record.isPartial && whole ? completed(kind, chosen.record, whole) : chosen.record
  return stateOf(kind, id, [written(record, version, now)])
}

/** The state after the record was deleted for good: a tombstone that descends from all that was known of it. */
export function purged<K extends VersionedKind>(
  kind: K,
  id: string,
  state: RecordState<K>,
  origin: EditOrigin,
): RecordState<K> {
  return resolved(kind, id, state, { record: null, version: {}, purgedAt: origin.now }, origin)
}

function written<K extends VersionedKind>(
  before: RecordTypes[K],
  version: Version,
  now: string,
): RecordVersion<K> {
  const record = { ...before, version, updatedAt: now }
  if (isPartly(version)) record.isPartial = true
  else delete record.isPartial
  return { record, version, purgedAt: null }
}

function versionOf({ version }: RecordVersion): Version {
  return version
}
