import { compare } from '@/domain/comparison/compare'
import { checkedQuestionnaire } from '@/domain/questionnaire/checked'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { CarriedRecords } from '@/domain/records/registry'
import { fail, ok } from '@/domain/shared/result'
import type { ComparisonInput } from '@/reporting/comparison/comparison-input'
import { candidatesOf } from '@/reporting/from-records/candidates'
import { comparisonInputOf, withoutNames } from '@/reporting/from-records/comparison-source'
import { livingRecords } from '@/reporting/from-records/living-records'
import type { QuestionnaireOf } from '@/reporting/from-records/read-assessment'
import type { OpenedStorage } from '@/storage/open-storage'
import { comparisonReports, comparisonTableFile, type LayOut } from './comparison-files'
import type { ComparisonRequest, ComparisonResult } from './comparison-protocol'
import type { Answering } from './job'
import { withStorage } from './with-storage'

/** What the work needs of others. */
export interface ComparisonTools {
  /** Opens the store; it is closed once everything is read. */
  readonly open: () => Promise<OpenedStorage>
  /** Lays a report out as a file. */
  readonly layOut: Readonly<Record<'pdf' | 'docx', LayOut>>
}

/** How much of the work is done once everything is compared. */
const COMPARED = 0.2

/**
 * Compares what was chosen and answers with the share that is done, 0–1, then with the file or with why there is none.
 * Never rejects.
 */
export async function runComparison(
  request: ComparisonRequest,
  tools: ComparisonTools,
  answer: Answering<number, ComparisonResult>,
): Promise<void> {
  try {
    const result = await made(request, tools, (update) => answer({ kind: 'update', update }))
    answer({ kind: 'done', result })
  } catch (error) {
    answer({ kind: 'broken', detail: String(error) })
  }
}

async function made(
  request: ComparisonRequest,
  { open, layOut }: ComparisonTools,
  onShare: (share: number) => void,
): Promise<ComparisonResult> {
  const read = await withStorage<CarriedRecords, never>(open, async (storage) =>
    ok((await storage.backup.readAll()).records),
  )
  if (!read.ok) return read
  const records = read.value
  const input = inputOf(request, records)
  if (!input) return fail({ reason: 'nothingCompared' })
  const { format, separator } = request
  if (format !== 'pdf' && format !== 'docx')
    return ok(await comparisonTableFile(input, records, format, separator))
  const laid = await comparisonReports(input, format, layOut[format], (share) =>
    onShare(COMPARED + (1 - COMPARED) * share),
  )
  return laid.ok ? laid : fail({ reason: 'report', problem: laid.error })
}

/** Null where nothing of what was chosen can be compared in that wave. */
function inputOf(request: ComparisonRequest, records: CarriedRecords): ComparisonInput | null {
  const { questionnaireId, register, shuffled, wave, before, language, isRanked, generatedAt } = request
  const wanted = new Set(request.assessmentIds)
  const questionnaireOf = questionnaireIn(records)
  const { candidates } = candidatesOf(livingRecords(records), questionnaireOf, register)
  const chosen = candidates.filter(({ assessment }) => wanted.has(assessment.id))
  const comparison = compare(chosen, questionnaireId)
  if (!comparison?.waves.some(({ label }) => label === wave)) return null
  const order = { language, wave, before, isRanked, group: null, generatedAt }
  const input = comparisonInputOf(comparison, records, questionnaireOf, register.regions, order)
  return shuffled ? withoutNames(input, shuffled) : input
}

/** The questionnaires that are stored, each checked once. */
function questionnaireIn({ questionnaires }: CarriedRecords): QuestionnaireOf {
  const checked = new Map<string, Questionnaire | null>()
  return (sha256) => {
    const known = checked.get(sha256)
    if (known !== undefined) return known
    const record = questionnaires.find(({ id }) => id === sha256)
    const result = record && checkedQuestionnaire(record.document, sha256)
    const questionnaire = result?.ok ? result.value : null
    checked.set(sha256, questionnaire)
    return questionnaire
  }
}
