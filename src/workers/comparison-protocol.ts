import type { MunicipalityRegister } from '@/domain/registers/municipality'
import type { Result } from '@/domain/shared/result'
import type { Instant } from '@/domain/shared/units'
import type { ScreenLanguage } from '@/i18n/languages'
import type { StorageFailed } from './kibe-file-protocol'
import type { ReportProblem } from './report-protocol'

/** What a comparison can be handed out as: a report to be read or edited, or its figures as tables. */
export const COMPARISON_FORMATS = ['pdf', 'docx', 'xlsx', 'csv', 'json'] as const

/** What a comparison can be handed out as. */
export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number]

/** What the page asks of the worker: the one message it ever sends. The worker reads what is stored by itself. */
export interface ComparisonRequest {
  readonly format: ComparisonFormat
  /** Language of tables; a report is made in both. */
  readonly language: ScreenLanguage
  /** What stands between the fields of CSV. */
  readonly separator: ',' | ';'
  /** Those that a person chose; what of them can be compared is found out again. */
  readonly assessmentIds: readonly string[]
  readonly questionnaireId: string
  readonly wave: string
  /** The wave that changes are counted from; null for none. */
  readonly before: string | null
  readonly isRanked: boolean
  /** The codes of the municipalities in the order of their letters; null where names are told. */
  readonly shuffled: readonly string[] | null
  readonly register: MunicipalityRegister
  readonly generatedAt: Instant
}

/** Why there is no file. */
export type ComparisonProblem =
  | StorageFailed
  /** What was chosen is no longer there, or can no longer be compared. */
  | { readonly reason: 'nothingCompared' }
  /** It could be compared, but not laid out. */
  | { readonly reason: 'report'; readonly problem: ReportProblem }

/** The file, a report in each language as one ZIP, or why there is none. */
export type ComparisonResult = Result<Blob, ComparisonProblem>
