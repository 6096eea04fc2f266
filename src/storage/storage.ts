import type { Answer, AnswerContent, Revision } from '@/domain/records/answer'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { Evidence, EvidenceDraft } from '@/domain/records/evidence'
import type { Action, ActionDraft, Plan, Update, UpdateDraft } from '@/domain/records/plan'
import type { StoredQuestionnaire } from '@/domain/records/stored-questionnaire'

/** What a person chooses when beginning an assessment. */
export type NewAssessment = Pick<
  Assessment,
  'municipality' | 'municipalityKind' | 'questionnaire' | 'subset' | 'period' | 'wave' | 'previousId'
> &
  Pick<Sheet, 'role' | 'name'>

/** Why a write or read failed; the screen has a sentence for each. */
export type StorageFailure =
  'quota' | 'closed' | 'unavailable' | 'newerData' | 'locked' | 'tooLarge' | 'unknown'

/** Thrown by every repository; nothing was changed when it is thrown. */
export class StorageError extends Error {
  readonly failure: StorageFailure
  constructor(failure: StorageFailure, options?: ErrorOptions) {
    super(failure, options)
    this.name = 'StorageError'
    this.failure = failure
  }
}

/** A file chosen as evidence, already prepared (photos re-encoded). */
export interface PreparedFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

/**
 * Reading and writing what Kibe keeps. Every write is one transaction with strict durability and resolves only when it
 * is complete; reads inside a live query follow changes, also those of other tabs. Deleted records are not returned.
 * Writing to the answers, evidence or sheet of a final assessment throws `locked`.
 */
export interface Storage {
  readonly assessments: {
    list(): Promise<Assessment[]>
    get(id: string): Promise<Assessment | null>
    /** Creates the assessment and its first sheet. */
    begin(input: NewAssessment): Promise<{ assessment: Assessment; sheet: Sheet }>
    /** Locks the assessment and stamps the fingerprint of its answers and evidence. */
    finish(id: string): Promise<Assessment>
    reopen(id: string): Promise<Assessment>
    /** Into the bin, and out of it again. */
    remove(id: string): Promise<void>
    restore(id: string): Promise<void>
  }
  readonly sheets: { ofAssessment(assessmentId: string): Promise<Sheet[]> }
  readonly answers: {
    ofSheet(sheetId: string): Promise<Answer[]>
    /** Writes the content and, where it differs from what stood there, the revision it replaces. */
    save(sheetId: string, itemId: string, content: AnswerContent): Promise<Answer>
    /** Earlier contents, newest first. */
    history(sheetId: string, itemId: string): Promise<Revision[]>
  }
  readonly evidence: {
    ofSheet(sheetId: string): Promise<Evidence[]>
    add(sheetId: string, itemId: string, draft: EvidenceDraft, file: PreparedFile | null): Promise<Evidence>
    change(id: string, draft: EvidenceDraft): Promise<Evidence>
    remove(id: string): Promise<void>
    restore(id: string): Promise<void>
    /** The stored file, or null when it is not there. */
    file(sha256: string): Promise<Blob | null>
  }
  readonly plans: {
    /** Null while nobody has touched the plan. */
    get(assessmentId: string): Promise<Plan | null>
    setDroppedProposals(assessmentId: string, indicatorIds: readonly string[]): Promise<void>
    actions(assessmentId: string): Promise<Action[]>
    addAction(assessmentId: string, draft: ActionDraft): Promise<Action>
    changeAction(id: string, draft: ActionDraft): Promise<Action>
    removeAction(id: string): Promise<void>
    restoreAction(id: string): Promise<void>
    updates(actionId: string): Promise<Update[]>
    addUpdate(actionId: string, draft: UpdateDraft): Promise<Update>
  }
  readonly questionnaires: {
    list(): Promise<StoredQuestionnaire[]>
    get(sha256: string): Promise<StoredQuestionnaire | null>
    /** Keeps a document that was parsed and checked; the same document twice is one record. */
    keep(document: unknown, identity: { id: string; version: string; sha256: string }): Promise<void>
  }
  /** Kept on this device only: language, where one stopped, when the last backup was made. */
  readonly settings: {
    get(key: SettingKey): Promise<unknown>
    set(key: SettingKey, value: unknown): Promise<void>
  }
}

/** The names under which device-only settings are kept. */
export type SettingKey =
  'language' | 'secondLanguage' | 'singleKeys' | 'lastBackup' | 'guideSeen' | `lastPlace/${string}`
