import { ladderOf, allIndicators } from '@/domain/questionnaire/tree'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import type { ScoreResult } from '@/domain/scoring/score'
import { statedFigures } from '@/domain/scoring/stated-figures'
import { createFormats } from '@/i18n/formats'
import type { ScreenLanguage } from '@/i18n/languages'
import { loadReportMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import type { ContentLibrary } from '@/parts/content-library'
import { groupResultOf, scoredAnswers } from '@/parts/group-result'
import { loadPrevious } from '@/parts/load-previous'
import type { AssessmentBundle } from '@/parts/use-assessment'
import { APP_VERSION } from '@/platform/app-version'
import type { Clock } from '@/platform/clock'
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
  const [input, messages] = await Promise.all([
    reportInput(sources, choice),
    loadReportMessages(choice.language),
  ])
  return reportModel(input, createTranslate(choice.language, messages), createFormats(choice.language))
}

async function reportInput(sources: ReportSources, { form, language }: ReportChoice): Promise<ReportInput> {
  const { storage, content, clock, bundle, score } = sources
  const { assessment, sheet, questionnaire, evidence } = bundle
  const [plan, actions, previous, mechanisms, register] = await Promise.all([
    storage.plans.get(assessment.id),
    storage.plans.actions(assessment.id),
    previousWave(sources),
    content.mechanisms(),
    content.municipalities(),
  ])
  const updates = await Promise.all(actions.map(({ id }) => storage.plans.updates(id)))
  return {
    form,
    language,
    questionnaire,
    municipality: municipalityOf(register, bundle),
    assessment,
    sheet,
    answers: scoredAnswers(bundle),
    outcomes: groupResultOf(bundle)?.outcomes ?? null,
    evidence,
    score,
    actions,
    updates: updates.flat(),
    mechanisms: mechanisms.mechanisms,
    droppedProposals: plan?.droppedProposals ?? [],
    previous,
    generatedAt: clock.now(),
    appVersion: APP_VERSION,
  }
}

/** The code stands for the name where the register does not know it. */
function municipalityOf(
  register: MunicipalityRegister,
  { assessment, municipality }: AssessmentBundle,
): ReportInput['municipality'] {
  const code = assessment.municipality
  const region = register.regions.find(({ id }) => id === municipality?.region)
  return { id: code, name: municipality?.name ?? { ka: code, en: code }, region: region?.name ?? {} }
}

/** The wave before, its levels and figures; null when it is not on this device or used another questionnaire. */
async function previousWave({ storage, content, bundle }: ReportSources): Promise<ReportInput['previous']> {
  const { questionnaire } = bundle
  const previous = await loadPrevious(storage, content, bundle)
  if (!previous) return null
  const { wave, answers, context, medians } = previous
  const levels = allIndicators(questionnaire.areas).flatMap((indicator): [string, number][] => {
    const ladder = ladderOf(indicator)
    const level = ladder && answers.get(ladder.id)?.value
    return typeof level === 'number' ? [[indicator.id, level]] : []
  })
  const figures = statedFigures(questionnaire, answers, context).flatMap((indicator) =>
    indicator.figures.map((figure) => [figure.item.id, figure] as const),
  )
  return { wave, levels: new Map(levels), medians, figures: new Map(figures) }
}
