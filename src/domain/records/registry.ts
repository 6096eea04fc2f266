import * as z from 'zod/mini'
import type { ZodMiniType } from 'zod/mini'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import { answerSchema, revisionSchema, type Answer, type Revision } from './answer'
import { assessmentSchema, sheetSchema, type Assessment, type Sheet } from './assessment'
import {
  ballotSchema,
  decisionSchema,
  handsSchema,
  priorityVoteSchema,
  type Ballot,
  type Decision,
  type Hands,
  type PriorityVote,
} from './ballot'
import {
  indexSchema,
  practiceSchema,
  programmeSchema,
  selectionSchema,
  type ExternalIndex,
  type Practice,
  type Programme,
  type SavedSelection,
} from './comparison-records'
import { attachmentSchema, evidenceSchema, type Attachment, type Evidence } from './evidence'
import { siblingSchema, VERSIONED_KINDS, type Sibling, type VersionedKind } from './sibling'
import { actionSchema, planSchema, updateSchema, type Action, type Plan, type Update } from './plan'
import { surveyResponseSchema, type SurveyResponse } from './survey-response'
import {
  participantNameSchema,
  participantSchema,
  workshopSchema,
  type Participant,
  type ParticipantName,
  type Workshop,
} from './workshop'
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
  responses: SurveyResponse
  workshops: Workshop
  participants: Participant
  participantNames: ParticipantName
  ballots: Ballot
  hands: Hands
  decisions: Decision
  priorityVotes: PriorityVote
  programmes: Programme
  selections: SavedSelection
  practices: Practice
  indices: ExternalIndex
  questionnaires: StoredQuestionnaire
  siblings: Sibling
}

/** Name of a kind of record: the table, and the entry of the exchange file. */
export type Kind = keyof RecordTypes

interface KindEntry<K extends Kind> {
  readonly schema: ZodMiniType<RecordTypes[K]>
  /** `carried` goes into backups and files; `device-only` never leaves. */
  readonly scope: 'carried' | 'device-only'
  /** Dexie's index specification; the primary key comes first. */
  readonly indexes: string
  /** What a record of this kind belongs to and is deleted with, and the field that names it. */
  readonly parent: { readonly kind: Kind; readonly field: keyof RecordTypes[K] & string } | null
  /** Beside the parent's id, what never changes in a record: one that differs in it is another thing under the same id. */
  readonly fixed: readonly (keyof RecordTypes[K] & string)[]
}

const ofAssessment = { kind: 'assessments', field: 'assessmentId' } as const
const ofSheet = { kind: 'sheets', field: 'sheetId' } as const
/** Carried, and belonging to nothing. */
const alone = { scope: 'carried', indexes: 'id', parent: null } as const

/** The one list of what is stored. Tables, backup, bin, merging and the tests that nothing is forgotten are all driven by it. */
export const KINDS: { readonly [K in Kind]: KindEntry<K> } = {
  assessments: { schema: assessmentSchema, ...alone, fixed: ['questionnaire', 'municipality'] },
  sheets: {
    schema: sheetSchema,
    scope: 'carried',
    indexes: 'id, assessmentId',
    parent: ofAssessment,
    fixed: [],
  },
  answers: { schema: answerSchema, scope: 'carried', indexes: 'id, sheetId', parent: ofSheet, fixed: [] },
  revisions: {
    schema: revisionSchema,
    scope: 'carried',
    indexes: 'id, [sheetId+itemId]',
    parent: ofSheet,
    fixed: ['itemId'],
  },
  evidence: {
    schema: evidenceSchema,
    scope: 'carried',
    indexes: 'id, sheetId',
    parent: ofSheet,
    fixed: ['itemId'],
  },
  attachments: { schema: attachmentSchema, ...alone, fixed: [] },
  plans: {
    schema: planSchema,
    scope: 'carried',
    indexes: 'id',
    parent: { kind: 'assessments', field: 'id' },
    fixed: [],
  },
  actions: {
    schema: actionSchema,
    scope: 'carried',
    indexes: 'id, assessmentId',
    parent: ofAssessment,
    fixed: [],
  },
  updates: {
    schema: updateSchema,
    scope: 'carried',
    indexes: 'id, actionId',
    parent: { kind: 'actions', field: 'actionId' },
    fixed: [],
  },
  responses: {
    schema: surveyResponseSchema,
    scope: 'carried',
    indexes: 'id, assessmentId',
    parent: ofAssessment,
    fixed: [],
  },
  workshops: {
    schema: workshopSchema,
    scope: 'carried',
    indexes: 'id',
    parent: { kind: 'assessments', field: 'id' },
    fixed: [],
  },
  participants: {
    schema: participantSchema,
    scope: 'carried',
    indexes: 'id, assessmentId',
    parent: ofAssessment,
    fixed: ['code'],
  },
  participantNames: {
    schema: participantNameSchema,
    scope: 'carried',
    indexes: 'id',
    parent: { kind: 'participants', field: 'id' },
    fixed: [],
  },
  ballots: {
    schema: ballotSchema,
    scope: 'carried',
    indexes: 'id, assessmentId',
    parent: ofAssessment,
    fixed: ['code', 'round'],
  },
  hands: {
    schema: handsSchema,
    scope: 'carried',
    indexes: 'id, assessmentId',
    parent: ofAssessment,
    fixed: ['itemId', 'round'],
  },
  decisions: {
    schema: decisionSchema,
    scope: 'carried',
    indexes: 'id, assessmentId',
    parent: ofAssessment,
    fixed: ['itemId'],
  },
  priorityVotes: {
    schema: priorityVoteSchema,
    scope: 'carried',
    indexes: 'id, assessmentId',
    parent: ofAssessment,
    fixed: ['code'],
  },
  // What municipalities begin from it has the same id everywhere, and must be the same assessment.
  programmes: { schema: programmeSchema, ...alone, fixed: ['questionnaire'] },
  selections: { schema: selectionSchema, ...alone, fixed: [] },
  practices: { schema: practiceSchema, ...alone, fixed: [] },
  indices: { schema: indexSchema, ...alone, fixed: [] },
  questionnaires: {
    schema: storedQuestionnaireSchema,
    scope: 'carried',
    indexes: 'id, questionnaireId',
    parent: null,
    fixed: [],
  },
  siblings: {
    // Lazily: what it holds must pass the schema of its own kind.
    schema: siblingSchema.check(z.refine(holdsARecordOfItsKind)),
    ...alone,
    fixed: [],
  },
}

function holdsARecordOfItsKind({ recordKind, recordId, record, version }: Sibling): boolean {
  if (record === null) return true
  const parsed = KINDS[recordKind].schema.safeParse(record)
  return (
    parsed.success &&
    parsed.data.id === recordId &&
    canonicalJson(parsed.data.version) === canonicalJson(version)
  )
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

/** The bytes of a file stay where they are until they are needed; this is all that is known of them beside. */
export type AttachmentHead = Omit<Attachment, 'bytes'>

/** Everything that is carried, but only the heads of attachments: their bytes travel one by one. */
export type CarriedRecords = Omit<AllRecords, 'attachments'> & {
  readonly attachments: readonly AttachmentHead[]
}

/** The kinds whose records have a history that can fork; the others are named by their content, or stand beside a record. */
export { VERSIONED_KINDS, type VersionedKind }
