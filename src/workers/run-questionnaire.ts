import { checkedQuestionnaire } from '@/domain/questionnaire/checked'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { readJson } from '@/domain/questionnaire/read-json'
import { summaryOf, type QuestionnaireSummary } from '@/domain/questionnaire/summary'
import { fail, ok, type Result } from '@/domain/shared/result'
import type { OpenedStorage } from '@/storage/open-storage'
import type { Storage } from '@/storage/storage'
import type { Answering } from './job'
import type {
  AddProblem,
  KeptSummaries,
  QuestionnaireRequest,
  QuestionnaireResults,
  QuestionnaireSource,
  ReadProblem,
  ReadQuestionnaire,
} from './questionnaire-protocol'
import { withStorage } from './with-storage'

type JobKind = keyof QuestionnaireResults
type Kept = Storage['questionnaires']

/** Does the one job that it is asked for, and answers; `open` opens the store. What it returns never rejects. */
export function questionnaireRunner(
  open: () => Promise<OpenedStorage>,
  answer: Answering<never, QuestionnaireResults[JobKind]>,
): (request: QuestionnaireRequest) => Promise<void> {
  return async (request) => {
    try {
      answer({ kind: 'done', result: await run(open, request) })
    } catch (error) {
      answer({ kind: 'broken', detail: String(error) })
    }
  }
}

function run(
  open: () => Promise<OpenedStorage>,
  request: QuestionnaireRequest,
): Promise<QuestionnaireResults[JobKind]> {
  switch (request.kind) {
    case 'add':
      return added(open, request)
    case 'read':
      return read(open, request.source)
    case 'summaries':
      return summaries(open, request.hashes)
  }
}

async function added(
  open: () => Promise<OpenedStorage>,
  { file, served }: Extract<QuestionnaireRequest, { kind: 'add' }>,
): Promise<QuestionnaireResults['add']> {
  const text = await textOf(file)
  if (!text.ok) return text
  const json = readJson(text.value)
  if (!json.ok) return fail({ reason: 'faulty', findings: [json.error] })
  const parsed = parseQuestionnaire(json.value)
  if (!parsed.ok) return fail({ reason: 'faulty', findings: parsed.error })
  const sha256 = fingerprint(json.value)
  const { id, version } = parsed.value
  const summary = summaryOf(parsed.value, { size: sizeOf(json.value), sha256 })
  const offered = served.find((one) => one.id === id && one.version === version)
  if (offered && offered.sha256 !== sha256) return fail({ reason: 'otherContent', id, version })
  return withStorage(open, async ({ questionnaires }) => {
    const outcome = await questionnaires.add(json.value, { id, version, sha256 })
    if (outcome === 'otherContent') return fail<AddProblem>({ reason: outcome, id, version })
    return ok({ outcome: offered ? 'there' : outcome, summary })
  })
}

async function textOf(file: Blob): Promise<Result<string, AddProblem>> {
  let bytes: ArrayBuffer
  try {
    bytes = await file.arrayBuffer()
  } catch {
    return fail({ reason: 'unreadable' })
  }
  try {
    // A mark at the start is left for `readJson` to judge.
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return fail({ reason: 'notUtf8' })
  }
}

function read(
  open: () => Promise<OpenedStorage>,
  source: QuestionnaireSource,
): Promise<QuestionnaireResults['read']> {
  if (source.from === 'storage') {
    return withStorage(open, ({ questionnaires }) => readKept(questionnaires, source.sha256))
  }
  const json = readJson(source.text)
  if (!json.ok) return Promise.resolve(fail({ reason: 'invalid', findings: [json.error] }))
  return Promise.resolve(checked(json.value, source.sha256))
}

async function readKept(kept: Kept, sha256: string): Promise<Result<ReadQuestionnaire, ReadProblem>> {
  const record = await kept.get(sha256)
  return record ? checked(record.document, sha256) : fail({ reason: 'notFound', findings: [] })
}

function checked(document: unknown, sha256: string): Result<ReadQuestionnaire, ReadProblem> {
  const result = checkedQuestionnaire(document, sha256)
  if (!result.ok) return result
  const summary = summaryOf(result.value, { size: sizeOf(document), sha256 })
  return ok({ questionnaire: result.value, summary })
}

/** One after the other: together they may be larger than the memory. */
function summaries(
  open: () => Promise<OpenedStorage>,
  hashes: readonly string[],
): Promise<QuestionnaireResults['summaries']> {
  return withStorage(open, async ({ questionnaires }): Promise<Result<KeptSummaries, never>> => {
    const found: QuestionnaireSummary[] = []
    const unusable: string[] = []
    for (const sha256 of hashes) {
      const result = await readKept(questionnaires, sha256).catch(() => null)
      if (result?.ok) found.push(result.value.summary)
      else unusable.push(sha256)
    }
    return ok({ summaries: found, unusable })
  })
}

/** How many bytes a document takes in a file without any line breaks. */
function sizeOf(document: unknown): number {
  return new TextEncoder().encode(JSON.stringify(document)).length
}
