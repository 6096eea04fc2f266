import { versionsOf, type RecordVersion } from '@/domain/merge/state'
import type { RecordKey } from '@/domain/merge/import-plan'
import { nameIn } from '@/domain/records/name'
import type { OpenConflict } from '@/storage/keeping'
import type { TitledRecord } from './use-record-words'

/** A record of which several versions stand side by side, as the screen needs it. */
export interface ConflictEntry {
  readonly record: TitledRecord & RecordKey
  /** Code of the municipality and wave; null when the assessment is not here. */
  readonly assessment: { readonly municipality: string; readonly wave: string } | null
  /** The shown one first; `siblingId` is what choosing it is asked with. */
  readonly versions: readonly { readonly siblingId: string | null; readonly version: RecordVersion }[]
  /** What is chosen with it, its versions in the same order: how a group came to the value that an answer holds. */
  readonly decision: ConflictEntry | null
}

/** The conflicts that a person has to decide on: a group's value and its reason are one, where both were edited together. */
export function entriesOf(conflicts: readonly OpenConflict[]): ConflictEntry[] {
  const all = conflicts.map(entryOf)
  const decisions = all.filter(({ record }) => record.kind === 'decisions')
  const joined = all.map((entry) => ({ ...entry, decision: decisionOf(entry, decisions) }))
  const taken = new Set(joined.map(({ decision }) => decision?.record.id))
  return joined.filter(({ record }) => record.kind !== 'decisions' || !taken.has(record.id))
}

/** The decision on the same item, each version of which was written where one of the answer's was; else null. */
function decisionOf(
  { record, versions }: ConflictEntry,
  decisions: readonly ConflictEntry[],
): ConflictEntry | null {
  if (record.kind !== 'answers') return null
  const found = decisions.find(
    ({ record: other }) => other.title === record.title && other.assessmentId === record.assessmentId,
  )
  if (!found) return null
  const places = placesBeside(
    versions.map(({ version }) => version),
    found.versions.map(({ version }) => version),
  )
  return places && { ...found, versions: places.flatMap((place) => found.versions[place] ?? []) }
}

/**
 * For each version of an answer the place of the decision's version that was written with it; null where it is not sure
 * which one that is.
 */
export function placesBeside(
  ofAnswer: readonly RecordVersion[],
  ofDecision: readonly RecordVersion[],
): number[] | null {
  if (ofAnswer.length !== ofDecision.length) return null
  const deciders = writersOf(ofDecision)
  const places = writersOf(ofAnswer).flatMap((writers) => {
    const same = deciders.flatMap((names, place) =>
      names.some((name) => writers.includes(name)) ? [place] : [],
    )
    return same.length === 1 ? same : []
  })
  return new Set(places).size === ofAnswer.length ? places : null
}

/** Who wrote what only this version has seen: a value and its reason are written together. */
function writersOf(versions: readonly RecordVersion[]): string[][] {
  return versions.map((one) =>
    Object.entries(one.version)
      .filter(([name, count]) =>
        versions.every((other) => other === one || (other.version[name] ?? 0) < count),
      )
      .map(([name]) => name),
  )
}

function entryOf({ kind, id, state, assessment }: OpenConflict): ConflictEntry {
  const { main, siblings } = state
  const siblingIds = [...(main ? [null] : []), ...siblings.map((sibling) => sibling.id)]
  const versions = versionsOf(state).map((version, index) => ({
    siblingId: siblingIds[index] ?? null,
    version,
  }))
  return {
    record: {
      kind,
      id,
      assessmentId: assessment?.id ?? null,
      title: titleOf(
        kind,
        versions.map(({ version }) => version),
      ),
    },
    assessment,
    versions,
    decision: null,
  }
}

/** The item of an answer, the title or name of what has one; empty for others. */
function titleOf(kind: RecordKey['kind'], versions: readonly RecordVersion[]): string {
  const record = versions.find((version) => version.record !== null)?.record
  if (!record) return ''
  return nameIn(kind, record) || ('itemId' in record ? record.itemId : '')
}
