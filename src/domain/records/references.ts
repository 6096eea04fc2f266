import type { AllRecords, Kind } from './registry'

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
export function danglingReferences(records: AllRecords): DanglingReference[] {
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

function referencesOf(records: AllRecords): Reference[] {
  return [
    ...records.assessments.map(({ id, questionnaire }): Reference => [
      'assessments',
      id,
      'questionnaires',
      questionnaire.sha256,
    ]),
    ...records.assessments.map(({ id, previousId }): Reference => [
      'assessments',
      id,
      'assessments',
      previousId,
    ]),
    ...records.sheets.map(({ id, assessmentId }): Reference => ['sheets', id, 'assessments', assessmentId]),
    ...records.answers.map(({ id, sheetId }): Reference => ['answers', id, 'sheets', sheetId]),
    ...records.revisions.map(({ id, sheetId }): Reference => ['revisions', id, 'sheets', sheetId]),
    ...records.evidence.map(({ id, sheetId }): Reference => ['evidence', id, 'sheets', sheetId]),
    ...records.evidence.map(({ id, attachment }): Reference => [
      'evidence',
      id,
      'attachments',
      attachment?.sha256,
    ]),
    ...records.plans.map(({ id }): Reference => ['plans', id, 'assessments', id]),
    ...records.actions.map(({ id, assessmentId }): Reference => ['actions', id, 'assessments', assessmentId]),
    ...records.updates.map(({ id, actionId }): Reference => ['updates', id, 'actions', actionId]),
  ]
}
