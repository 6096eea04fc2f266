import { shallowReactive } from 'vue'
import type { MergeChoice, RecordKey } from '@/domain/merge/import-plan'

/** What shall become of a record that was edited on both sides; `both` leaves the choice for later. */
export type Side = MergeChoice['take'] | 'both'

/** What a person has decided on records in conflict, before anything is added. */
export interface ConflictChoices {
  readonly sideOf: (record: RecordKey) => Side
  readonly take: (record: RecordKey, side: Side) => void
  readonly takeForAll: (records: readonly RecordKey[], side: Side) => void
  /** Those decided, for the import; the others keep both sides. */
  readonly all: () => MergeChoice[]
  readonly forget: () => void
}

/** What a person decides on records in conflict; both sides are kept where they decide nothing. */
export function useConflictChoices(): ConflictChoices {
  const taken = shallowReactive(new Map<string, MergeChoice>())
  const keyOf = ({ kind, id }: RecordKey) => `${kind}/${id}`

  function take({ kind, id }: RecordKey, side: Side): void {
    if (side === 'both') taken.delete(keyOf({ kind, id }))
    else taken.set(keyOf({ kind, id }), { kind, id, take: side })
  }
  return {
    sideOf: (record) => taken.get(keyOf(record))?.take ?? 'both',
    take,
    takeForAll(records, side) {
      for (const record of records) take(record, side)
    },
    all: () => [...taken.values()],
    forget: () => taken.clear(),
  }
}
