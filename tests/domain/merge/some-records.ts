import { stateOf, type RecordState, type RecordVersion } from '@/domain/merge/state'
import { answerId, type Answer, type AnswerContent } from '@/domain/records/answer'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { Version } from '@/domain/records/base'
import type { Action, Update } from '@/domain/records/plan'
import {
  CARRIED_KINDS,
  type CarriedRecords,
  type RecordTypes,
  type VersionedKind,
} from '@/domain/records/registry'
import { fullRecords, uuid } from '../../fixtures/records'

/** What every living, whole record of these tests has. */
const base = {
  schema: 1 as const,
  version: { a: 1 },
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  deletedAt: null,
}

/** A moment in the bin. */
export const BINNED_AT = '2026-03-02T10:00:00.000Z'
/** A moment of deletion for good. */
export const PURGED_AT = '2026-04-02T10:00:00.000Z'

/** The first record of a kind in the fixture, living and whole, seen by replica `a` alone. */
export function template<K extends VersionedKind>(kind: K): RecordTypes[K] {
  const [record] = fullRecords[kind]
  if (!record) throw new Error(`the fixture has no ${kind}`)
  const whole = { ...record, ...base }
  delete whole.isPartial
  return whole
}

export function anAssessment(fields: Partial<Assessment> = {}): Assessment {
  // Its log would name the hash of the fixture's photo.
  return { ...template('assessments'), id: uuid(1), log: [], ...fields }
}

export function aSheet(fields: Partial<Sheet> = {}): Sheet {
  return { ...template('sheets'), id: uuid(11), assessmentId: uuid(1), ...fields }
}

/** An answer to item `A`, level 1 without a note. */
export function anAnswer({
  content,
  ...fields
}: Partial<Omit<Answer, 'content'>> & { content?: Partial<AnswerContent> } = {}): Answer {
  const { sheetId = uuid(11), itemId = 'A' } = fields
  const said: AnswerContent = { state: 'answered', value: 1, naReason: '', note: '', ...content }
  return { ...base, ...fields, id: answerId(sheetId, itemId), sheetId, itemId, content: said }
}

export function anAction(fields: Partial<Action> = {}): Action {
  return { ...template('actions'), id: uuid(61), assessmentId: uuid(1), ...fields }
}

export function anUpdate(fields: Partial<Update> = {}): Update {
  return { ...template('updates'), id: uuid(71), actionId: uuid(61), ...fields }
}

/** The version that holds this record. */
export function versionWith<K extends VersionedKind>(record: RecordTypes[K]): RecordVersion<K> {
  return { record, version: record.version, purgedAt: null }
}

/** A record that was deleted for good. */
export function aTombstone(version: Version): RecordVersion<never> {
  return { record: null, version, purgedAt: PURGED_AT }
}

/** A state of the answer to item `A` in which these versions stand, the records among them shown as what they are. */
export function answerState(...versions: (Answer | RecordVersion<never>)[]): RecordState<'answers'> {
  const all = versions.map((each) => ('purgedAt' in each ? each : versionWith<'answers'>(each)))
  return stateOf('answers', anAnswer().id, all)
}

/** Records of the kinds that are given, and none of the others. */
export function recordsWith(some: Partial<CarriedRecords>): CarriedRecords {
  const none = Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, []]))
  return { ...(none as unknown as CarriedRecords), ...some }
}
