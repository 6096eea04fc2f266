import { CARRIED_KINDS, KINDS, type CarriedRecords, type Kind, type VersionedKind } from './registry'
import type { Evidence } from './evidence'

/** A record that names another one which is not there. */
export interface DanglingReference {
  readonly kind: Kind
  readonly id: string
  /** The kind and id of what is missing. */
  readonly missingKind: Kind
  readonly missingId: string
}

type Reference = readonly [kind: Kind, id: string, toKind: Kind, toId: string | null | undefined]

/** Every reference among these records that leads nowhere. A record in the bin still counts as being there. */
export function danglingReferences(records: CarriedRecords): DanglingReference[] {
  const known = new Map<Kind, Set<string>>()
  const isKnown = (kind: Kind, id: string): boolean => {
    const ids = known.get(kind) ?? new Set(records[kind].map((record) => record.id))
    known.set(kind, ids)
    return ids.has(id)
  }
  return referencesOf(records).flatMap(([kind, id, missingKind, missingId]) =>
    missingId == null || isKnown(missingKind, missingId) ? [] : [{ kind, id, missingKind, missingId }],
  )
}

/** The hashes of all files that any version of any evidence names, those in the bin included. */
export function attachmentsNamedBy({
  evidence,
  siblings,
}: Pick<CarriedRecords, 'evidence' | 'siblings'>): Set<string> {
  const beside = siblings.flatMap(({ recordKind, record }) =>
    recordKind === 'evidence' && record ? [record as unknown as Evidence] : [],
  )
  return new Set([...evidence, ...beside].flatMap(({ attachment }) => attachment?.sha256 ?? []))
}

/** What a record belongs to, and is deleted with; null for what stands by itself. */
export function parentOf(kind: VersionedKind, record: object): { kind: VersionedKind; id: string } | null {
  const { parent } = KINDS[kind]
  const id = parent && (record as Record<string, unknown>)[parent.field]
  return parent && typeof id === 'string' ? { kind: parent.kind as VersionedKind, id } : null
}

function referencesOf(records: CarriedRecords): Reference[] {
  return [
    ...CARRIED_KINDS.flatMap((kind) => parentsOf(kind, records)),
    ...records.assessments.flatMap(({ id, questionnaire, previousId }): Reference[] => [
      ['assessments', id, 'questionnaires', questionnaire.sha256],
      ['assessments', id, 'assessments', previousId],
    ]),
    ...records.evidence.map(({ id, attachment }): Reference => [
      'evidence',
      id,
      'attachments',
      attachment?.sha256,
    ]),
  ]
}

function parentsOf(kind: Kind, records: CarriedRecords): Reference[] {
  const { parent } = KINDS[kind]
  if (!parent) return []
  return records[kind].map((record): Reference => [
    kind,
    record.id,
    parent.kind,
    (record as unknown as Record<string, string>)[parent.field],
  ])
}
