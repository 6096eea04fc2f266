import { canonicalJson } from '@/domain/questionnaire/canonical'
import {
  VERSIONED_KINDS,
  type AttachmentHead,
  type CarriedRecords,
  type RecordTypes,
  type VersionedKind,
} from '@/domain/records/registry'
import type { Sibling } from '@/domain/records/sibling'
import { stateOf, versionsOf, type RecordState } from './state'

/**
 * What is known of a record once two histories of it have met. Commutative, associative and idempotent: whatever order
 * files come in, and however often, every device ends with the same.
 */
export function mergeStates<K extends VersionedKind>(
  kind: K,
  id: string,
  here: RecordState<K>,
  there: RecordState<K>,
): RecordState<K> {
  return stateOf(kind, id, [...versionsOf(here), ...versionsOf(there)])
}

/** The states of all records of a kind, by id; tombstones are states, too. */
export function statesOf<K extends VersionedKind>(
  kind: K,
  records: Pick<CarriedRecords, K | 'siblings'>,
): Map<string, RecordState<K>> {
  const states = new Map<string, { main: RecordTypes[K] | null; siblings: Sibling[] }>()
  for (const record of records[kind] as readonly RecordTypes[K][]) {
    states.set(record.id, { main: record, siblings: [] })
  }
  for (const sibling of records.siblings) {
    if (sibling.recordKind !== kind) continue
    const known = states.get(sibling.recordId)
    if (known) known.siblings.push(sibling)
    else states.set(sibling.recordId, { main: null, siblings: [sibling] })
  }
  return states
}

/** Everything that either side knows, merged record by record. Sorted by id. */
export function mergeRecords(here: CarriedRecords, there: CarriedRecords): CarriedRecords {
  const mains: Partial<Record<VersionedKind, unknown[]>> = {}
  const siblings: Sibling[] = []
  for (const kind of VERSIONED_KINDS) {
    const merged = mergedStates(kind, here, there)
    mains[kind] = merged.flatMap(({ main }) => main ?? [])
    siblings.push(...merged.flatMap((state) => state.siblings))
  }
  return {
    ...(mains as unknown as Pick<CarriedRecords, VersionedKind>),
    siblings: siblings.sort(byId),
    attachments: sameUnderOneId<AttachmentHead>(here.attachments, there.attachments),
    questionnaires: sameUnderOneId(here.questionnaires, there.questionnaires),
  }
}

function mergedStates<K extends VersionedKind>(
  kind: K,
  here: CarriedRecords,
  there: CarriedRecords,
): RecordState<K>[] {
  const [a, b] = [statesOf(kind, here), statesOf(kind, there)]
  const none: RecordState<K> = { main: null, siblings: [] }
  return [...new Set([...a.keys(), ...b.keys()])]
    .sort()
    .map((id) => mergeStates(kind, id, a.get(id) ?? none, b.get(id) ?? none))
}

/**
 * Of two records named by their content the same one on every device: both hold the same, and only say differently when
 * and where it was kept.
 */
export function sameOfTwo<T extends { readonly id: string }>(a: T, b: T): T {
  return canonicalJson(a) <= canonicalJson(b) ? a : b
}

function sameUnderOneId<T extends { readonly id: string }>(here: readonly T[], there: readonly T[]): T[] {
  const byIds = new Map<string, T>()
  for (const record of [...here, ...there]) {
    const known = byIds.get(record.id)
    byIds.set(record.id, known ? sameOfTwo(known, record) : record)
  }
  return [...byIds.values()].sort(byId)
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
