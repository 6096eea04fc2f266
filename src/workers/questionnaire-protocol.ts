import type { Finding } from '@/domain/questionnaire/finding'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import type { QuestionnaireSummary } from '@/domain/questionnaire/summary'
import type { Result } from '@/domain/shared/result'
import type { StorageFailed } from './kibe-file-protocol'

/** Where a questionnaire is to be read: the text of its file, or what is kept on this device. */
export type QuestionnaireSource =
  | { readonly from: 'text'; readonly sha256: string; readonly text: string }
  | { readonly from: 'storage'; readonly sha256: string }

/** What the page asks of the worker: the one message it ever sends. */
export type QuestionnaireRequest =
  /** Check a file and keep what it holds, unless one of those `served` forbids it. */
  | { readonly kind: 'add'; readonly file: Blob; readonly served: readonly QuestionnaireIdentity[] }
  | { readonly kind: 'read'; readonly source: QuestionnaireSource }
  /** Say what those kept under these fingerprints are. */
  | { readonly kind: 'summaries'; readonly hashes: readonly string[] }

/** What became of a file. */
export interface AddedQuestionnaire {
  /** `there`: the very same was in the list before. */
  readonly outcome: 'added' | 'there'
  readonly summary: QuestionnaireSummary
}

/** Why nothing of a file was kept. */
export type AddProblem =
  /** The device could not read the file. */
  | { readonly reason: 'unreadable' }
  | { readonly reason: 'notUtf8' }
  | { readonly reason: 'faulty'; readonly findings: readonly Finding[] }
  /** There is one of this id and version with other content. */
  | { readonly reason: 'otherContent'; readonly id: string; readonly version: string }
  | StorageFailed

/** A questionnaire that was read and checked. */
export interface ReadQuestionnaire {
  readonly questionnaire: Questionnaire
  readonly summary: QuestionnaireSummary
}

/** Why a questionnaire cannot be read. */
export type ReadProblem =
  | { readonly reason: 'notFound' | 'tampered' | 'invalid'; readonly findings: readonly Finding[] }
  | StorageFailed

/** What is known of questionnaires that are kept. */
export interface KeptSummaries {
  readonly summaries: readonly QuestionnaireSummary[]
  /** Fingerprints of those that cannot be used: damaged, or removed meanwhile. */
  readonly unusable: readonly string[]
}

/** The result of each job. */
export interface QuestionnaireResults {
  add: Result<AddedQuestionnaire, AddProblem>
  read: Result<ReadQuestionnaire, ReadProblem>
  summaries: Result<KeptSummaries, StorageFailed>
}
