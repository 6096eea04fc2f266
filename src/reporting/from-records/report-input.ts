import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import { allIndicators, ladderOf } from '@/domain/questionnaire/tree'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Plan } from '@/domain/records/plan'
import { findMunicipality } from '@/domain/registers/find'
import type { MechanismRegister } from '@/domain/registers/mechanism'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { statedFigures } from '@/domain/scoring/stated-figures'
import { APP_VERSION } from '@/platform/app-version'
import type { ReportInput } from '../model/report-input'

/** The wave before: what was scored, read by the rules of its own questionnaire. */
export interface PreviousAnswers {
  /** Label of the round, for example "2025". */
  readonly wave: string
  readonly answers: SheetAnswers
  readonly context: AssessmentContext
  /** How many answers a median rests on, by the id of each indicator that has one. */
  readonly medians: ReadonlyMap<string, number>
}

/** The registers that come with Kibe. */
export interface Registers {
  readonly municipalities: MunicipalityRegister
  readonly mechanisms: MechanismRegister
}

type Stored =
  'assessment' | 'sheet' | 'questionnaire' | 'answers' | 'outcomes' | 'evidence' | 'score' | 'actions'

/** What a report is made from, as it was read from storage or from a file. */
export interface ReportSource extends Pick<ReportInput, Stored | 'updates'> {
  readonly plan: Plan | null
  readonly previous: PreviousAnswers | null
}

/** Which report is wanted, and when it is made. */
export type ReportOrder = Pick<ReportInput, 'form' | 'language' | 'generatedAt'>

/** The input of a report. The code stands for the name of a municipality that the register does not know. */
export function reportInputOf(
  { plan, previous, ...stored }: ReportSource,
  { municipalities, mechanisms }: Registers,
  order: ReportOrder,
): ReportInput {
  return {
    ...stored,
    ...order,
    municipality: municipalityOf(municipalities, stored.assessment.municipality),
    mechanisms: mechanisms.mechanisms,
    droppedProposals: plan?.droppedProposals ?? [],
    previous: previous && previousWave(stored.questionnaire, previous),
    appVersion: APP_VERSION,
  }
}

function municipalityOf(register: MunicipalityRegister, code: string): ReportInput['municipality'] {
  const municipality = findMunicipality(register, code)
  const region = register.regions.find(({ id }) => id === municipality?.region)
  return { id: code, name: municipality?.name ?? { ka: code, en: code }, region: region?.name ?? {} }
}

function previousWave(
  questionnaire: Questionnaire,
  { wave, answers, context, medians }: PreviousAnswers,
): ReportInput['previous'] {
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
