import type { Comparison, Entry } from '@/domain/comparison/comparison'
import type { Outside } from '@/domain/comparison/outside'
import type { Practice, Programme } from '@/domain/records/comparison-records'
import type { Action } from '@/domain/records/plan'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import type { Language } from '@/domain/shared/text'
import type { Instant } from '@/domain/shared/units'

/** A practice that others may ask about: who has it, what it moves, and which office answers. */
export type PracticeCard = Pick<Practice, 'municipality' | 'title' | 'indicatorIds' | 'contactOffice'>

/** Everything a comparison report is made from. */
export interface ComparisonInput {
  /** Language of the report, which need not be that of the screen. */
  readonly language: Language
  readonly comparison: Comparison
  /** The wave that is reported. */
  readonly wave: string
  /** The wave that changes are counted from; null for none. */
  readonly before: string | null
  /** Whether places are shown; somebody has to ask for it. */
  readonly isRanked: boolean
  /** Whether the comparison is one without names (`anonymised`): then nothing else that could tell them is printed. */
  readonly isAnonymous: boolean
  readonly regions: MunicipalityRegister['regions']
  /** Name of the selection; null for one that has none. */
  readonly group: string | null
  readonly programme: Pick<Programme, 'name' | 'donor' | 'period' | 'figures'> | null
  /** By id of assessment. */
  readonly plans: ReadonlyMap<string, { readonly actions: readonly Action[] }>
  /** Whether the municipality agreed to be asked by others. */
  readonly mayBeFound: (entry: Entry) => boolean
  readonly practices: readonly PracticeCard[]
  /** What indices and residents' surveys say of the same municipalities: shown beside the score, never mixed with it. */
  readonly outside: readonly Outside[]
  readonly generatedAt: Instant
  readonly appVersion: string
}
