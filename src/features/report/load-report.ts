import type { ScoreResult } from '@/domain/scoring/score'
import { createFormats } from '@/i18n/formats'
import type { ScreenLanguage } from '@/i18n/languages'
import { loadReportMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import type { ContentLibrary } from '@/parts/content-library'
import { groupResultOf, scoredAnswers } from '@/parts/group-result'
import { loadPrevious } from '@/parts/load-previous'
import type { AssessmentBundle } from '@/parts/use-assessment'
import type { Clock } from '@/platform/clock'
import { reportInputOf, type Registers, type ReportSource } from '@/reporting/from-records/report-input'
import { reportModel } from '@/reporting/model/build-report-model'
import type { ReportInput } from '@/reporting/model/report-input'
import type { ReportModel } from '@/reporting/model/report-model'
import type { Storage } from '@/storage/storage'

/** Which report is wanted, and in which language. */
export interface ReportChoice {
  readonly form: ReportInput['form']
  readonly language: ScreenLanguage
}

/** What a report is made from besides the choice. */
export interface ReportSources {
  readonly storage: Storage
  readonly content: ContentLibrary
  readonly clock: Clock
  readonly bundle: AssessmentBundle
  readonly score: ScoreResult
}

/** The report of the assessment as it is stored now. Rejects as storage and the content library do. */
export async function loadReport(sources: ReportSources, choice: ReportChoice): Promise<ReportModel> {
  const [source, registers, messages] = await Promise.all([
    storedSource(sources),
    registersOf(sources.content),
    loadReportMessages(choice.language),
  ])
  const input = reportInputOf(source, registers, { ...choice, generatedAt: sources.clock.now() })
  return reportModel(input, createTranslate(choice.language, messages), createFormats(choice.language))
}

async function registersOf(content: ContentLibrary): Promise<Registers> {
  const [municipalities, mechanisms] = await Promise.all([content.municipalities(), content.mechanisms()])
  return { municipalities, mechanisms }
}

async function storedSource({ storage, content, bundle, score }: ReportSources): Promise<ReportSource> {
  const { assessment, sheet, questionnaire, evidence } = bundle
  const [plan, actions, previous] = await Promise.all([
    storage.plans.get(assessment.id),
    storage.plans.actions(assessment.id),
    loadPrevious(storage, content, bundle),
  ])
  const updates = await Promise.all(actions.map(({ id }) => storage.plans.updates(id)))
  return {
    assessment,
    sheet,
    questionnaire,
    answers: scoredAnswers(bundle),
    outcomes: groupResultOf(bundle)?.outcomes ?? null,
    evidence,
    score,
    plan,
    actions,
    updates: updates.flat(),
    previous,
  }
}
