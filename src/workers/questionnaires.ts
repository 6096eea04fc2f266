import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import { startJob, type Job, type JobWorker } from './job'
import type {
  QuestionnaireRequest,
  QuestionnaireResults,
  QuestionnaireSource,
} from './questionnaire-protocol'
import { startWorker } from './work'

type JobKind = keyof QuestionnaireResults
/** The worker that does one job with questionnaires: a large one would hold the page while it is checked. */
export type QuestionnaireWorker<K extends JobKind = JobKind> = JobWorker<
  QuestionnaireRequest,
  never,
  QuestionnaireResults[K]
>
type Start<K extends JobKind> = () => QuestionnaireWorker<K>

const startQuestionnaireWorker = (): Worker => startWorker('questionnaire')

function startQuestionnaireJob<K extends JobKind>(
  start: Start<K>,
  request: QuestionnaireRequest & { kind: K },
): Job<QuestionnaireResults[K]> {
  return startJob(start(), request, () => undefined)
}

/** Checks a file and keeps the questionnaire in it. After `cancel` it was kept or nothing was. */
export function addQuestionnaire(
  file: Blob,
  served: readonly QuestionnaireIdentity[],
  start: Start<'add'> = startQuestionnaireWorker,
): Job<QuestionnaireResults['add']> {
  return startQuestionnaireJob(start, { kind: 'add', file, served })
}

/** Reads and checks one questionnaire. */
export function readQuestionnaire(
  source: QuestionnaireSource,
  start: Start<'read'> = startQuestionnaireWorker,
): Job<QuestionnaireResults['read']> {
  return startQuestionnaireJob(start, { kind: 'read', source })
}

/** Says what the questionnaires kept under these fingerprints are. */
export function summariesOfKept(
  hashes: readonly string[],
  start: Start<'summaries'> = startQuestionnaireWorker,
): Job<QuestionnaireResults['summaries']> {
  return startQuestionnaireJob(start, { kind: 'summaries', hashes })
}
