import type { MeetingRecord } from '@/domain/merge/import-plan'
import { mergeRecords, statesOf } from '@/domain/merge/merge'
import { isSameThing, UNKNOWN, versionsOf } from '@/domain/merge/state'
import {
  CARRIED_KINDS,
  VERSIONED_KINDS,
  type CarriedRecords,
  type RecordTypes,
  type VersionedKind,
} from '@/domain/records/registry'

/** What several files hold together. */
export interface FoldedRecords {
  readonly records: CarriedRecords
  /** Records under whose id an earlier file has something else: made by hand, and not taken. */
  readonly refused: readonly MeetingRecord[]
}

/** What files hold together, so that they are shown and written as one. */
export function foldedRecords(ofFiles: readonly CarriedRecords[]): FoldedRecords {
  const [first, ...others] = ofFiles
  if (!first) return { records: NONE, refused: [] }
  if (others.length === 0) return { records: first, refused: [] }
  // By halves: one after another, the first file's records would be merged again with every other.
  const middle = Math.ceil(ofFiles.length / 2)
  return joined(foldedRecords(ofFiles.slice(0, middle)), foldedRecords(ofFiles.slice(middle)))
}

const NONE = Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, []])) as unknown as CarriedRecords

function joined(earlier: FoldedRecords, later: FoldedRecords): FoldedRecords {
  const refused = VERSIONED_KINDS.flatMap((kind) => otherThings(kind, earlier.records, later.records))
  return {
    records: mergeRecords(earlier.records, without(later.records, refused)),
    refused: [...earlier.refused, ...later.refused, ...refused],
  }
}

/** The records that are about something else than those known under the same ids. */
function otherThings(kind: VersionedKind, known: CarriedRecords, records: CarriedRecords): MeetingRecord[] {
  const knownById = new Map<string, RecordTypes[VersionedKind]>(
    known[kind].map((record) => [record.id, record]),
  )
  return [...statesOf(kind, records)].flatMap(([id, state]): MeetingRecord[] => {
    const same = knownById.get(id)
    if (!same || !state.main || isSameThing(kind, same, state.main)) return []
    const there = versionsOf(state)
    return [{ kind, id, meeting: 'refused', here: [], there, before: UNKNOWN, after: UNKNOWN }]
  })
}

function without(records: CarriedRecords, refused: readonly MeetingRecord[]): CarriedRecords {
  if (refused.length === 0) return records
  const keys = new Set(refused.map(({ kind, id }) => `${kind}/${id}`))
  const kept = VERSIONED_KINDS.map((kind) => [
    kind,
    records[kind].filter(({ id }) => !keys.has(`${kind}/${id}`)),
  ])
  const siblings = records.siblings.filter(
    ({ recordKind, recordId }) => !keys.has(`${recordKind}/${recordId}`),
  )
  return { ...records, ...Object.fromEntries(kept), siblings }
}
