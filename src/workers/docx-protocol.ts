import type { Result } from '@/domain/shared/result'
import type { MinutesModel } from '@/reporting/minutes/minutes-model'
import type { JobAnswer } from './job'

/** What the page asks of the worker, the one message it ever sends: the minutes of a workshop. */
export type DocxRequest = MinutesModel

/** The bytes of the file, or what went wrong, for whoever mends it. */
export type DocxResult = Result<ArrayBuffer, string>

/** What the worker tells the page. */
export type DocxAnswer = JobAnswer<never, DocxResult>
