import type { Result } from '@/domain/shared/result'
import type { ComparisonModel } from '@/reporting/comparison/comparison-model'
import type { MinutesModel } from '@/reporting/minutes/minutes-model'
import type { JobAnswer } from './job'

/** What the page asks of the worker, the one message it ever sends: the minutes of a workshop, or the report of a comparison. */
export type DocxRequest = MinutesModel | ComparisonModel

/** The bytes of the file, or what went wrong, for whoever mends it. */
export type DocxResult = Result<ArrayBuffer, string>

/** What the worker tells the page. */
export type DocxAnswer = JobAnswer<never, DocxResult>
