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
import { comparisonModels, comparisonTableFile } from './comparison-files'
import type { ComparisonRequest, ComparisonResult } from './comparison-protocol'
import type { Answering } from './job'
import { withStorage } from './with-storage'

/** Compares what was chosen and answers with its tables or reports, or with why there is nothing; `open` opens the store. Never rejects. */
export async function runComparison(
  request: ComparisonRequest,
  open: () => Promise<OpenedStorage>,
  answer: Answering<never, ComparisonResult>,
): Promise<void> {
  try {
    answer({ kind: 'done', result: await made(request, open) })
  } catch (error) {
    answer({ kind: 'broken', detail: String(error) })
  }
}

async function made(
  request: ComparisonRequest,
  open: () => Promise<OpenedStorage>,
): Promise<ComparisonResult> {
  const read = await withStorage<CarriedRecords, never>(open, async (storage) =>
    ok((await storage.backup.readAll()).records),
  )
  if (!read.ok) return read
  const records = read.value
  const input = inputOf(request, records)
  if (!input) return fail({ reason: 'nothingCompared' })
  const { format, separator } = request
  return format === 'pdf' || format === 'docx'
    ? ok({ kind: 'reports', ending: format, models: await comparisonModels(input) })
    : ok({ kind: 'file', file: await comparisonTableFile(input, records, format, separator) })
}

/** Null where nothing of what was chosen can be compared in that wave. */
function inputOf(request: ComparisonRequest, records: CarriedRecords): ComparisonInput | null {
  const { questionnaireId, register, shuffled, wave, before, language, isRanked, generatedAt } = request
  const wanted = new Set(request.assessmentIds)
  const { candidates } = candidatesOf(livingRecords(records), questionnaireIn(records), register)
  const chosen = candidates.filter(({ assessment }) => wanted.has(assessment.id))
  const comparison = compare(chosen, questionnaireId)
  if (!comparison?.waves.some(({ label }) => label === wave)) return null
  const order = { language, wave, before, isRanked, group: null, generatedAt }
  const input = comparisonInputOf(comparison, records, register.regions, order)
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
