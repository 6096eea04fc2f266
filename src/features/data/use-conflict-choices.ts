import { shallowReactive } from 'vue'
import type { MergeChoice, RecordKey } from '@/domain/merge/import-plan'
import type { ListedMeeting } from '@/workers/kibe-file-protocol'

/** What shall become of a record that was edited on both sides; `both` leaves the choice for later. */
export type Side = MergeChoice['take'] | 'both'

/** What a person has decided on records in conflict, before anything is added. */
export interface ConflictChoices {
  readonly sideOf: (record: ListedMeeting) => Side
  readonly take: (record: ListedMeeting, side: Side) => void
  /** What the import is told of these; of the others both sides are kept. */
  readonly of: (records: readonly ListedMeeting[]) => MergeChoice[]
}

/**
 * The sides among which a person chooses, the first where they choose nothing: both are kept; but of what was deleted for
 * good on one side the other one is, with all that belongs to it; and a participant's name that was erased stays erased.
 */
export function sidesOf({
  kind,
  here,
  there,
}: Pick<ListedMeeting, 'kind' | 'here' | 'there'>): readonly Side[] {
  if (kind === 'participantNames' && here?.record === null) return ['here', 'there']
  if (kind === 'participantNames' && there?.record === null) return ['there', 'here']
  if (here?.record === null && there?.record) return ['there', 'here']
  return there?.record === null && here?.record ? ['here', 'there'] : ['both', 'here', 'there']
}

/** What a person decides on records in conflict. */
export function useConflictChoices(): ConflictChoices {
  const taken = shallowReactive(new Map<string, Side>())
  const keyOf = ({ kind, id }: RecordKey) => `${kind}/${id}`

  function sideOf(record: ListedMeeting): Side {
    const sides = sidesOf(record)
    return sides.find((side) => side === taken.get(keyOf(record))) ?? sides[0] ?? 'both'
  }
  function take(record: ListedMeeting, side: Side): void {
    taken.set(keyOf(record), side)
  }
  return {
    sideOf,
    take,
    of: (records) =>
      records.flatMap((record) => {
        const { kind, id } = record
        const side = sideOf(record)
        return side === 'both' ? [] : [{ kind, id, take: side }]
      }),
  }
}
