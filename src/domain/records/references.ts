import { CARRIED_KINDS, KINDS, type CarriedRecords, type Kind, type VersionedKind } from './registry'
import type { Assessment } from './assessment'
import type { Programme } from './comparison-records'
import type { Evidence } from './evidence'

/** A record that names another one which is not there. */
export interface DanglingReference {
  readonly kind: Kind
  readonly id: string
  /** The kind and id of what is missing. */
  readonly missingKind: Kind
  readonly missingId: string
}

/** Any version of a record: as it stands in the table of its kind, or beside another. */
interface Version {
  readonly kind: Kind
  readonly id: string
  readonly record: object
}

/**
 * Every reference among these records that leads nowhere, those of versions that stand beside another included, each
 * once. A record in the bin still counts as being there.
 */
export function danglingReferences(records: CarriedRecords): DanglingReference[] {
  const known = new Map<Kind, Set<string>>()
  const isKnown = (kind: Kind, id: string): boolean => {
    const ids = known.get(kind) ?? new Set(records[kind].map((record) => record.id))
    known.set(kind, ids)
    return ids.has(id)
  }
  const dangling = new Map<string, DanglingReference>()
  for (const { kind, id, record } of versionsIn(records)) {
    for (const [missingKind, missingId] of referencesOf(kind, record)) {
      if (isKnown(missingKind, missingId)) continue
      dangling.set([kind, id, missingKind, missingId].join(' '), { kind, id, missingKind, missingId })
    }
  }
  return [...dangling.values()]
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

/** The records without these attachments; evidence still names them. */
export function withoutAttachments(records: CarriedRecords, hashes: ReadonlySet<string>): CarriedRecords {
  if (hashes.size === 0) return records
  return { ...records, attachments: records.attachments.filter(({ id }) => !hashes.has(id)) }
}

/** What a record belongs to, and is deleted with; null for what stands by itself. */
export function parentOf(kind: VersionedKind, record: object): { kind: VersionedKind; id: string } | null {
  const { parent } = KINDS[kind]
  const id = parent && (record as Record<string, unknown>)[parent.field]
  return parent && typeof id === 'string' ? { kind: parent.kind as VersionedKind, id } : null
}

/** Whether records of this kind are or belong to assessments; programmes, practices and the like stand by themselves. */
export function isOfAssessments(kind: VersionedKind): boolean {
  return kind === 'assessments' || KINDS[kind].parent !== null
}

function versionsIn(records: CarriedRecords): Version[] {
  const shown = CARRIED_KINDS.flatMap((kind) =>
    records[kind].map((record): Version => ({ kind, id: record.id, record })),
  )
  const beside = records.siblings.flatMap(({ recordKind, recordId, record }): Version[] =>
    record ? [{ kind: recordKind, id: recordId, record }] : [],
  )
  return [...shown, ...beside]
}

function referencesOf(kind: Kind, record: object): (readonly [kind: Kind, id: string])[] {
  const { parent } = KINDS[kind]
  const references: (readonly [Kind, string | null | undefined])[] = []
  if (parent) references.push([parent.kind, (record as Record<string, string>)[parent.field]])
  if (kind === 'assessments') {
    const { questionnaire, previousId, movedFromId } = record as Assessment
    references.push(['questionnaires', questionnaire.sha256])
    references.push(['assessments', previousId], ['assessments', movedFromId])
  }
  if (kind === 'programmes') references.push(['questionnaires', (record as Programme).questionnaire.sha256])
  if (kind === 'evidence') references.push(['attachments', (record as Evidence).attachment?.sha256])
  return references.flatMap(([to, id]) => (id == null ? [] : [[to, id] as const]))
}
