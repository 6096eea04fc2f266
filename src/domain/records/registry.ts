import type { ZodMiniType } from 'zod/mini'
import { answerSchema, revisionSchema, type Answer, type Revision } from './answer'
import { assessmentSchema, sheetSchema, type Assessment, type Sheet } from './assessment'
import { attachmentSchema, evidenceSchema, type Attachment, type Evidence } from './evidence'
import { actionSchema, planSchema, updateSchema, type Action, type Plan, type Update } from './plan'
import { storedQuestionnaireSchema, type StoredQuestionnaire } from './stored-questionnaire'

/** The record type of each kind. */
export interface RecordTypes {
  assessments: Assessment
  sheets: Sheet
  answers: Answer
  revisions: Revision
  evidence: Evidence
  attachments: Attachment
  plans: Plan
  actions: Action
  updates: Update
  questionnaires: StoredQuestionnaire
}

/** Name of a kind of record: the table, and the entry of the exchange file. */
export type Kind = keyof RecordTypes

interface KindEntry<T> {
  readonly schema: ZodMiniType<T>
  /** `carried` goes into backups and files; `device-only` never leaves. */
  readonly scope: 'carried' | 'device-only'
  /** Dexie's index specification; the primary key comes first. */
  readonly indexes: string
}

/** The one list of what is stored. Tables, backup, bin and the tests that nothing is forgotten are all driven by it. */
export const KINDS: { readonly [K in Kind]: KindEntry<RecordTypes[K]> } = {
  assessments: { schema: assessmentSchema, scope: 'carried', indexes: 'id' },
  sheets: { schema: sheetSchema, scope: 'carried', indexes: 'id, assessmentId' },
  answers: { schema: answerSchema, scope: 'carried', indexes: 'id, sheetId' },
  revisions: { schema: revisionSchema, scope: 'carried', indexes: 'id, [sheetId+itemId]' },
  evidence: { schema: evidenceSchema, scope: 'carried', indexes: 'id, sheetId' },
  attachments: { schema: attachmentSchema, scope: 'carried', indexes: 'id' },
  plans: { schema: planSchema, scope: 'carried', indexes: 'id' },
  actions: { schema: actionSchema, scope: 'carried', indexes: 'id, assessmentId' },
  updates: { schema: updateSchema, scope: 'carried', indexes: 'id, actionId' },
  questionnaires: { schema: storedQuestionnaireSchema, scope: 'carried', indexes: 'id, questionnaireId' },
}

/** All kinds, in a fixed order. */
export const ALL_KINDS = Object.keys(KINDS) as Kind[]
/** The kinds that go into backups and files. */
export const CARRIED_KINDS = ALL_KINDS.filter((kind) => KINDS[kind].scope === 'carried')

/** Records of every kind, also those in the bin. */
export type AllRecords = { readonly [K in Kind]: readonly RecordTypes[K][] }

/** One list for each kind, made by `listOf`. */
export function recordsOfEachKind(
  listOf: <K extends Kind>(kind: K) => readonly RecordTypes[K][],
): AllRecords {
  return Object.fromEntries(ALL_KINDS.map((kind) => [kind, listOf(kind)])) as unknown as AllRecords
}
