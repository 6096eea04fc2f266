import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import type { Answer, AnswerContent, Revision } from '@/domain/records/answer'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { Evidence, EvidenceDraft } from '@/domain/records/evidence'
import type { Action, ActionDraft, Plan, Update, UpdateDraft } from '@/domain/records/plan'
import type { ResponseDraft, ResponseEntry, SurveyResponse } from '@/domain/records/survey-response'
import type { StoredQuestionnaire } from '@/domain/records/stored-questionnaire'
import type {
  BackupStore,
  BinStore,
  ConflictStore,
  DamagedRecord,
  ImportStore,
  StoredAmount,
} from './keeping'
import type { ComparisonStores } from './comparison-store'
import type { BallotStore, WorkshopStore } from './workshop-store'

/** What a person chooses when beginning an assessment. */
export type NewAssessment = Pick<
  Assessment,
  | 'municipality'
  | 'municipalityKind'
  | 'questionnaire'
  | 'subset'
  | 'chosen'
  | 'period'
  | 'wave'
  | 'previousId'
> &
  Pick<Sheet, 'role' | 'name'> & {
    /** The programme whose starter file it is begun from; absent for all others. */
    readonly programme?: { readonly id: string }
  }

/** What goes along when an assessment is copied into another version of its questionnaire. */
export type AssessmentCopy = Pick<Assessment, 'questionnaire' | 'subset' | 'chosen'> & {
  readonly answers: readonly Pick<Answer, 'itemId' | 'content'>[]
  /** The item of the copy beside which each piece stands; one piece may stand beside several. */
  readonly evidence: readonly { readonly evidenceId: string; readonly itemId: string }[]
}

/** Why a write or read failed; the screen has a sentence for each. */
export type StorageFailure =
  | 'quota'
  | 'closed'
  | 'unavailable'
  | 'newerData'
  | 'locked'
  | 'tooLarge'
  /** It is no longer there: deleted, perhaps in another window. */
  | 'missing'
  /** What is stored cannot be read, and is not written over. */
  | 'damaged'
  /** What should be stored does not have the form of its kind, for example a text that is too long. */
  | 'invalid'
  /** A workshop has as many participants as it can have. */
  | 'full'
  /** This municipality's assessment of the programme is here already, perhaps in the bin. */
  | 'there'
  | 'unknown'

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

/** What anonymous sheets are given to, one by one. */
export interface SheetTaker {
  add(sheet: SurveyResponse): void
}

/**
 * Reading and writing what Kibe keeps. Every write is one transaction with strict durability and resolves only when it
 * is complete; reads inside a live query follow changes, also those of other tabs. Deleted records are not returned.
 * Writing to the answers, evidence or sheet of a final assessment throws `locked`.
 */
export interface Storage extends ComparisonStores {
  readonly assessments: {
    list(): Promise<Assessment[]>
    get(id: string): Promise<Assessment | null>
    /**
     * Creates the assessment and its first sheet. One of a programme has the same id on every device
     * (`starterAssessmentId`); throws `there` where it is here already, also in the bin.
     */
    begin(input: NewAssessment): Promise<{ assessment: Assessment; sheet: Sheet }>
    /**
     * Creates a draft beside this assessment, finished or not: its municipality, dates and sheet, with these answers and
     * this evidence. History and plan stay with the original, which is not touched. Throws `missing` where that is gone.
     */
    copyInto(originalId: string, copy: AssessmentCopy): Promise<{ assessment: Assessment; sheet: Sheet }>
    /** Locks the assessment and stamps the fingerprint of its answers and evidence. */
    finish(id: string): Promise<Assessment>
    reopen(id: string): Promise<Assessment>
    /** Whether others, when they compare, may find it as one to learn from; of a finished one, too. */
    setMayBeFound(id: string, mayBeFound: boolean): Promise<Assessment>
    /** Into the bin, and out of it again. */
    remove(id: string): Promise<void>
    restore(id: string): Promise<void>
  }
  readonly sheets: {
    ofAssessment(assessmentId: string): Promise<Sheet[]>
    /** The sheets of all assessments, by the id of the assessment; none for one without a sheet. */
    byAssessment(): Promise<ReadonlyMap<string, readonly Sheet[]>>
  }
  readonly answers: {
    /** The answers of all sheets, by the id of the sheet, in no order; none for one without an answer. */
    bySheet(): Promise<ReadonlyMap<string, readonly Answer[]>>
    ofSheet(sheetId: string): Promise<Answer[]>
    /** Writes the fields that are given; the others stay as they are stored, perhaps by another window. What it changes is kept as a revision. */
    save(sheetId: string, itemId: string, edit: Partial<AnswerContent>): Promise<Answer>
    /** Earlier contents, newest first. */
    history(sheetId: string, itemId: string): Promise<Revision[]>
  }
  readonly evidence: {
    /** The evidence of all sheets, by the id of the sheet, in no order; none for one without any. */
    bySheet(): Promise<ReadonlyMap<string, readonly Evidence[]>>
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
    /**
     * Adds it under the first of these ids under which nothing is stored, else under a new one. An action under one of
     * them that says the same, wherever it stands in the plan, is this one: who repeats a call adds nothing. What says
     * anything else stays as it is, also in the bin.
     */
    addAction(assessmentId: string, draft: ActionDraft, idsInTurn?: readonly string[]): Promise<Action>
    /** Writes the fields that are given; the others stay as they are stored, perhaps by another window. */
    changeAction(id: string, edit: Partial<ActionDraft>): Promise<Action>
    removeAction(id: string): Promise<void>
    restoreAction(id: string): Promise<void>
    updates(actionId: string): Promise<Update[]>
    addUpdate(actionId: string, draft: UpdateDraft): Promise<Update>
  }
  readonly responses: {
    /** The anonymous sheets of a survey, oldest first, read as `into` reads them. */
    ofAssessment(assessmentId: string, signal?: AbortSignal): Promise<SurveyResponse[]>
    /**
     * Gives each anonymous sheet of a survey to what `begin` makes, in no order, and hands that back. The sheets are read
     * page by page, and between the pages the window is free. Begun anew where the connection is lost. Once `signal` is
     * aborted no more is read, and it rejects with the signal's reason.
     */
    into<T extends SheetTaker>(assessmentId: string, begin: () => T, signal?: AbortSignal): Promise<T>
    /** How many each assessment has; none for one without. */
    counts(): Promise<ReadonlyMap<string, number>>
    /** The sheet that is being filled in, kept on this device only; null where none is. Throws `invalid` where it cannot be read. */
    draft(assessmentId: string, entry: ResponseEntry): Promise<ResponseDraft | null>
    keepDraft(assessmentId: string, entry: ResponseEntry, draft: ResponseDraft): Promise<void>
    discardDraft(assessmentId: string, entry: ResponseEntry): Promise<void>
    /** Keeps a finished sheet as one record; its draft goes in the same transaction. */
    add(assessmentId: string, entry: ResponseEntry, draft: ResponseDraft): Promise<SurveyResponse>
    /** Into the bin, and out of it again. */
    remove(id: string): Promise<void>
    restore(id: string): Promise<void>
  }
  readonly workshops: WorkshopStore
  readonly ballots: BallotStore
  readonly questionnaires: {
    list(): Promise<StoredQuestionnaire[]>
    /** The fingerprints of all that are kept, without their documents. */
    hashes(): Promise<string[]>
    get(sha256: string): Promise<StoredQuestionnaire | null>
    /** All that are kept of one questionnaire, in no order. */
    versionsOf(questionnaireId: string): Promise<StoredQuestionnaire[]>
    /** Keeps a document that was parsed and checked; the same document twice is one record. */
    keep(document: unknown, identity: QuestionnaireIdentity): Promise<void>
    /** Keeps one from elsewhere, unless it is there already, or one of the same id and version with other content is. */
    add(document: unknown, identity: QuestionnaireIdentity): Promise<'added' | 'there' | 'otherContent'>
    /** Gives what was removed, to be kept again; null where an assessment needs it, also one in the bin, and it stays. */
    remove(sha256: string): Promise<StoredQuestionnaire | null>
  }
  /** Kept on this device only: language, where one stopped, when the last backup was made. */
  readonly settings: {
    get(key: SettingKey): Promise<unknown>
    set(key: SettingKey, value: unknown): Promise<void>
  }
}

/** Storage that was opened, with what only the app as a whole needs. */
export interface OpenedStorage extends Storage {
  readonly backup: BackupStore
  readonly imports: ImportStore
  readonly conflicts: ConflictStore
  readonly bin: BinStore
  /** The folder for automatic backups, kept on this device only; null while none was chosen. */
  readonly folder: {
    get(): Promise<FileSystemDirectoryHandle | null>
    set(folder: FileSystemDirectoryHandle | null): Promise<void>
    /** What this device marks its files in such a folder with: 8 hexadecimal digits, the same for as long as the database lasts. */
    mark(): Promise<string>
  }
  /** How much is stored; `changedSince` counts from the instant, or from the beginning where that is null or ahead of the clock. */
  amount(since: string | null): Promise<StoredAmount>
  /** Records that were set aside because they do not pass their schema. */
  damaged(): Promise<DamagedRecord[]>
  /** Calls back once another window has upgraded or deleted the database; from then on every write throws `closed`. Returns how to stop listening. */
  onClosedByOther(callback: () => void): () => void
  /** Closes for good. */
  close(): void
}

/** The names under which device-only settings are kept. */
export type SettingKey =
  | 'language'
  | 'secondLanguage'
  | 'singleKeys'
  | 'lastBackup'
  | 'backupPutOff'
  | 'guideSeen'
  | `lastPlace/${string}`
  /** Under which codes people of this device take part in a workshop, by the assessment. */
  | `participantCode/${string}`
  /** Which participants' devices have reported that they are ready, by the assessment. */
  | `readyReports/${string}`
  /** The ids of the assessments that a person has taken out of the comparison. */
  | 'notCompared'
  /** A questionnaire as a build has checked it, by its fingerprint. */
  | `checked/${string}`
