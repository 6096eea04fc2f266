import type { ReportModel } from '@/reporting/model/report-model'
import type { ReportProgress } from '@/reporting/pdf/make-pdf'

/** What the page asks of the worker: the one message it ever sends. */
export interface ReportRequest {
  readonly model: ReportModel
}

/** Why there is no report. */
export type ReportProblem =
  /** These characters, each with its number, have no glyph; the report is not made until they are taken out. */
  | { readonly code: 'uncoveredCharacters'; readonly characters: readonly string[] }
  /** The fonts could not be read: not yet offline-ready, or no network. */
  | { readonly code: 'fontsUnreachable' }
  /** Something else went wrong; `detail` is for whoever mends it, not for the person. */
  | { readonly code: 'failed'; readonly detail: string }

/** What the worker tells the page: progress, then one of the other two. */
export type ReportAnswer =
  | { readonly kind: 'progress'; readonly progress: ReportProgress }
  | { readonly kind: 'done'; readonly bytes: ArrayBuffer }
  | { readonly kind: 'failed'; readonly problem: ReportProblem }
