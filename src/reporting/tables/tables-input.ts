import type { Comparison } from '@/domain/comparison/comparison'
import type { Outside } from '@/domain/comparison/outside'
import type { Action } from '@/domain/records/plan'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import type { Instant } from '@/domain/shared/units'

/** Everything that the tables of a comparison are made from. */
export interface TablesInput {
  /** Anonymised already where `isAnonymous` says so. */
  readonly comparison: Comparison
  readonly regions: MunicipalityRegister['regions']
  /** By id of the assessment; one without a plan may be absent. */
  readonly actions: ReadonlyMap<string, readonly Action[]>
  /** What indices and residents' surveys say of the municipalities; absent: nothing. */
  readonly outside?: readonly Outside[]
  /** When each answer was last changed, by id of the assessment, then of the item; absent: the column stays empty. */
  readonly answeredAt?: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Language of labels and names. Codes are the same in all. */
  readonly language: 'ka' | 'en'
  readonly isAnonymous: boolean
  /** Whether the texts on who is responsible for an action are given: people may be named there. */
  readonly withResponsible?: boolean
  /** Whether the wide table has the columns of all versions of the questionnaire, or of the newest alone. */
  readonly columns: 'allVersions' | 'latestOnly'
  readonly generatedAt: Instant
  readonly appVersion: string
}
