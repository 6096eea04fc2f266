import { isConflict } from '@/domain/merge/conflict'
import { importPlan, type RecordKey } from '@/domain/merge/import-plan'
import { UNKNOWN, type RecordState } from '@/domain/merge/state'
import { parentOf } from '@/domain/records/references'
import {
  recordsOfEachKind,
  VERSIONED_KINDS,
  type CarriedRecords,
  type RecordTypes,
  type VersionedKind,
} from '@/domain/records/registry'

/** A record, and the assessment that it belongs to; null where it belongs to none. */
export interface GatheredKey extends RecordKey {
  readonly assessmentId: string | null
}

/** The records of several files, brought together. */
export interface Gathered {
  /** As a device would hold them that had opened all of the files; without attachments. */
  readonly records: CarriedRecords
  /** Those of which versions stand side by side that say different things, and none has seen the other's edits. */
  readonly conflicts: readonly GatheredKey[]
  /** Those that are another thing in one file than in another under the same id: taken from the first of these alone. */
  readonly refused: readonly GatheredKey[]
}

type States = Map<VersionedKind, Map<string, RecordState>>

/** Brings the records of files together by the rules of importing, in whatever order the files come. */
export function gathered(files: readonly CarriedRecords[]): Gathered {
  const states: States = new Map(VERSIONED_KINDS.map((kind) => [kind, new Map<string, RecordState>()]))
  const here = ({ kind, id }: RecordKey) => states.get(kind)?.get(id) ?? UNKNOWN
  const refused: RecordKey[] = []
  for (const file of files) {
    for (const { kind, id, meeting, after } of importPlan(file, (kind, id) => here({ kind, id }))) {
      if (meeting === 'refused') refused.push({ kind, id })
      else states.get(kind)?.set(id, after)
    }
  }
  const conflicts = VERSIONED_KINDS.flatMap((kind) =>
    [...(states.get(kind) ?? [])].flatMap(([id, state]) => (isConflict(state) ? [{ kind, id }] : [])),
  )
  const known = (key: RecordKey) => ({ ...key, assessmentId: assessmentOf(key, here) })
  return { records: recordsIn(states, files), conflicts: conflicts.map(known), refused: refused.map(known) }
}

function recordsIn(states: States, files: readonly CarriedRecords[]): CarriedRecords {
  const questionnaires = new Map<string, RecordTypes['questionnaires']>()
  for (const record of files.flatMap((file) => file.questionnaires)) {
    // Named by its content: whoever kept it first, it says the same.
    if (!questionnaires.has(record.id)) questionnaires.set(record.id, record)
  }
  const all = [...states.values()].flatMap((ofKind) => [...ofKind.values()])
  const mains = (kind: VersionedKind) =>
    [...(states.get(kind)?.values() ?? [])].flatMap(({ main }) => main ?? [])
  const lists: Partial<Record<string, readonly unknown[]>> = {
    ...Object.fromEntries(VERSIONED_KINDS.map((kind) => [kind, mains(kind)])),
    siblings: all.flatMap(({ siblings }) => siblings),
    questionnaires: [...questionnaires.values()],
  }
  return recordsOfEachKind((kind) => (lists[kind] ?? []) as never)
}

function assessmentOf(key: RecordKey, here: (key: RecordKey) => RecordState): string | null {
  if (key.kind === 'assessments') return key.id
  const { main, siblings } = here(key)
  const record = main ?? siblings.find((sibling) => sibling.record !== null)?.record
  const parent = record ? parentOf(key.kind, record) : null
  return parent && assessmentOf(parent, here)
}
