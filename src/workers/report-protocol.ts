import type { Result } from '@/domain/shared/result'
import type { BallotSet } from '@/reporting/blank/ballot'
import type { FormModel } from '@/reporting/blank/form-model'
import type { ComparisonModel } from '@/reporting/comparison/comparison-model'
import type { MinutesModel } from '@/reporting/minutes/minutes-model'
import type { ReportModel } from '@/reporting/model/report-model'
import type { ReportProgress } from '@/reporting/pdf/make-pdf'
import type { WorkshopPaper } from '@/reporting/workshop/workshop-paper'
import type { JobAnswer } from './job'

/** What the page asks of the worker: the one message it ever sends. */
export type ReportRequest =
  /** The report of an assessment. */
  | { readonly kind: 'report'; readonly model: ReportModel }
  /** A questionnaire to be filled in with a pen. */
  | { readonly kind: 'form'; readonly model: FormModel }
  /** The same for each participant of a workshop, with their code. */
  | { readonly kind: 'ballots'; readonly model: BallotSet }
  /** A sheet for a workshop. */
  | { readonly kind: 'workshopPaper'; readonly model: WorkshopPaper }
  /** The minutes of a workshop. */
  | { readonly kind: 'minutes'; readonly model: MinutesModel }
  /** The report of a comparison. */
  | { readonly kind: 'comparison'; readonly model: ComparisonModel }

/** Why there is no report. */
export type ReportProblem =
  /** These characters, each with its number, have no glyph; the report is not made until they are taken out. */
  | { readonly code: 'uncoveredCharacters'; readonly characters: readonly string[] }
  /** The fonts could not be read: not yet offline-ready, or no network. */
  | { readonly code: 'fontsUnreachable' }
  /** Something else went wrong; `detail` is for whoever mends it, not for the person. */
  | { readonly code: 'failed'; readonly detail: string }

/** The bytes of the file, or why there is none. */
export type ReportResult = Result<ArrayBuffer, ReportProblem>

/** What the worker tells the page: its progress, then the result. */
export type ReportAnswer = JobAnswer<ReportProgress, ReportResult>
