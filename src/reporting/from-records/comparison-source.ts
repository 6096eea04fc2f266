import { anonymised } from '@/domain/comparison/anonymise'
import type { Comparison } from '@/domain/comparison/comparison'
import type { CarriedRecords } from '@/domain/records/registry'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { APP_VERSION } from '@/platform/app-version'
import type { ComparisonInput } from '../comparison/comparison-input'
import type { TablesInput } from '../tables/tables-input'
import { livingRecords, type LivingRecords } from './living-records'
import { outsideIn } from './outside-source'
import { storedSheet, type QuestionnaireOf } from './read-assessment'

type Chosen = 'language' | 'wave' | 'before' | 'isRanked' | 'group' | 'generatedAt'

/** What somebody has chosen of a comparison report, and when it is made. */
export type ComparisonOrder = Pick<ComparisonInput, Chosen>

/**
 * The input of a comparison report, with what the records say beside the assessments: plans, practices, indices, residents'
 * surveys, the programme.
 */
export function comparisonInputOf(
  comparison: Comparison,
  all: CarriedRecords,
  questionnaireOf: QuestionnaireOf,
  regions: MunicipalityRegister['regions'],
  order: ComparisonOrder,
): ComparisonInput {
  const records = livingRecords(all)
  const { id } = comparison.questionnaire
  const codes = new Set(comparison.entries.map(({ candidate }) => candidate.assessment.municipality))
  return {
    ...order,
    comparison,
    regions,
    isAnonymous: false,
    programme: programmeOf(comparison, records),
    plans: plansOf(comparison, records),
    mayBeFound: ({ candidate }) => candidate.assessment.mayBeFound ?? false,
    practices: records.all('practices').filter(({ questionnaireId }) => questionnaireId === id),
    outside: outsideIn(records, questionnaireOf, codes),
    appVersion: APP_VERSION,
  }
}

/** The same without names: nothing is told but what an anonymous comparison holds (`anonymised`). */
export function withoutNames(input: ComparisonInput, shuffled: readonly string[]): ComparisonInput {
  return {
    ...input,
    comparison: anonymised(input.comparison, shuffled),
    isAnonymous: true,
    plans: new Map(),
    practices: [],
    outside: [],
  }
}

/** The input of the tables that belong to a comparison report: of one without names also without when anybody answered. */
export function tablesInputOf(input: ComparisonInput, all: CarriedRecords): TablesInput {
  const { comparison, regions, plans, outside, language, isAnonymous, generatedAt, appVersion } = input
  return {
    ...{ comparison, regions, outside, isAnonymous, generatedAt, appVersion },
    language: language === 'ka' ? 'ka' : 'en',
    actions: new Map([...plans].map(([id, { actions }]) => [id, actions])),
    ...(isAnonymous ? {} : { answeredAt: answeredAt(comparison, livingRecords(all)) }),
    columns: 'allVersions',
  }
}

function answeredAt(
  { entries, excluded }: Comparison,
  records: LivingRecords,
): NonNullable<TablesInput['answeredAt']> {
  return new Map(
    [...entries, ...excluded].map(({ candidate: { assessment } }) => {
      const answers = storedSheet(records, assessment)?.answers ?? []
      return [assessment.id, new Map(answers.map(({ itemId, updatedAt }) => [itemId, updatedAt]))]
    }),
  )
}

function plansOf({ entries, excluded }: Comparison, records: LivingRecords): ComparisonInput['plans'] {
  const ids = [...entries, ...excluded].map(({ candidate }) => candidate.assessment.id)
  return new Map(
    ids.map((id) => [id, { actions: [...records.of('actions', id)].sort((a, b) => a.order - b.order) }]),
  )
}

/** The one that all of them were begun in; null where there is none such. */
function programmeOf({ entries }: Comparison, records: LivingRecords): ComparisonInput['programme'] {
  const ids = new Set(entries.map(({ candidate }) => candidate.assessment.programmeId))
  const [id, ...others] = ids
  if (others.length > 0) return null
  return records.all('programmes').find((programme) => programme.id === id) ?? null
}
