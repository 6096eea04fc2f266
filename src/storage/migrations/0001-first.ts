import type { Migration } from './migrations'

/** The first release: what `KINDS` named then, and the tables that never leave the device. */
export const first: Migration = {
  number: 1,
  stores: {
    assessments: 'id',
    sheets: 'id, assessmentId',
    answers: 'id, sheetId',
    revisions: 'id, [sheetId+itemId]',
    evidence: 'id, sheetId',
    attachments: 'id',
    plans: 'id',
    actions: 'id, assessmentId',
    updates: 'id, actionId',
    questionnaires: 'id, questionnaireId',
    settings: 'key',
    replica: 'key',
    safetyCopies: 'kind',
  },
}
