import type { EvidenceCounts } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { NodeScore } from '@/domain/scoring/score'
import type { LocalisedText } from '@/domain/shared/text'
import type { CalendarDate, Sha256 } from '@/domain/shared/units'

/** Everything the checking sheet of one assessment is made from. Nothing of it is a person's name or a note. */
export interface CheckingInput {
  /** Language of the sheet, which need not be that of the screen. */
  readonly language: 'ka' | 'en'
  readonly questionnaire: Questionnaire
  /** Fingerprint of the questionnaire. */
  readonly sha256: Sha256
  readonly municipality: { readonly id: string; readonly name: LocalisedText }
  readonly wave: string
  /** The reference period. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly isDraft: boolean
  /** The score of the whole, with its trace. */
  readonly root: NodeScore
  readonly evidence: EvidenceCounts
  /** Of a group: how many answers the median rests on, by the id of each indicator that it has not agreed on. */
  readonly medians: ReadonlyMap<string, number>
  readonly appVersion: string
}
