import type { MeetingRecord } from '@/domain/merge/import-plan'
import { mergeRecords, statesOf } from '@/domain/merge/merge'
import { isSameThing, MAX_VERSIONS, UNKNOWN, versionsOf, type RecordState } from '@/domain/merge/state'
import {
  CARRIED_KINDS,
  VERSIONED_KINDS,
  type CarriedRecords,
  type VersionedKind,
} from '@/domain/records/registry'

/** What several files hold together. */
export interface FoldedRecords {
  readonly records: CarriedRecords
  /** Records made by hand, and not taken: with more versions than devices make, or about something else than an earlier file's. */
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
  const refused = VERSIONED_KINDS.map((kind) => refusedOf(kind, earlier.records, later.records))
  const [here, there] = [refused.flatMap(({ here }) => here), refused.flatMap(({ there }) => there)]
  return {
    records: mergeRecords(without(earlier.records, here), without(later.records, there)),
    refused: [...earlier.refused, ...later.refused, ...here, ...there],
  }
}

/** What is not taken of each side, told before the two are compared. */
function refusedOf(
  kind: VersionedKind,
  earlier: CarriedRecords,
  later: CarriedRecords,
): Record<'here' | 'there', MeetingRecord[]> {
  const [known, states] = [statesOf(kind, earlier), statesOf(kind, later)]
  const isOtherThing = (id: string, { main }: RecordState): boolean => {
    const same = known.get(id)?.main
    return !!same && !!main && !isSameThing(kind, same, main)
  }
  return {
    here: refusedWhere(kind, known, (_, state) => hasTooMany(state)),
    there: refusedWhere(kind, states, (id, state) => hasTooMany(state) || isOtherThing(id, state)),
  }
}

function hasTooMany({ siblings }: RecordState): boolean {
  return siblings.length >= MAX_VERSIONS
}

function refusedWhere(
  kind: VersionedKind,
  states: ReadonlyMap<string, RecordState>,
  isRefused: (id: string, state: RecordState) => boolean,
): MeetingRecord[] {
  return [...states]
    .filter(([id, state]) => isRefused(id, state))
    .map(([id, state]) => {
      const there = versionsOf(state)
      return { kind, id, meeting: 'refused', here: [], there, before: UNKNOWN, after: UNKNOWN }
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
