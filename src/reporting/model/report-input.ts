import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { Evidence } from '@/domain/records/evidence'
import type { Action, Update } from '@/domain/records/plan'
import type { Mechanism } from '@/domain/registers/mechanism'
import type { ScoreResult } from '@/domain/scoring/score'
import type { StatedFigure } from '@/domain/scoring/stated-figures'
import type { Outcome } from '@/domain/workshop/outcome'
import type { Language, LocalisedText } from '@/domain/shared/text'
import type { Instant } from '@/domain/shared/units'

/** Everything a report of one assessment is made from. */
export interface ReportInput {
  readonly form: 'full' | 'public'
  /** Language of the report, which need not be that of the screen. */
  readonly language: Language
  readonly questionnaire: Questionnaire
  readonly municipality: { readonly id: string; readonly name: LocalisedText; readonly region: LocalisedText }
  readonly assessment: Assessment
  readonly sheet: Sheet
  /** Of a group, with the lower median where it has agreed on nothing. */
  readonly answers: SheetAnswers
  /** On what each indicator rests, by its id; null where the answers are not those of a group. */
  readonly outcomes: ReadonlyMap<string, Outcome> | null
  readonly evidence: readonly Evidence[]
  /** The score of these answers and evidence. */
  readonly score: ScoreResult
  readonly actions: readonly Action[]
  readonly updates: readonly Update[]
  readonly mechanisms: readonly Mechanism[]
  /** Indicators whose proposals were set aside. */
  readonly droppedProposals: readonly string[]
  /** The wave before, with the level of each indicator and the figures by item; null where there was none. */
  readonly previous: {
    readonly wave: string
    readonly levels: ReadonlyMap<string, number>
    /** How many answers a median rests on, by the id of each indicator that has one. */
    readonly medians: ReadonlyMap<string, number>
    readonly figures: ReadonlyMap<string, StatedFigure>
  } | null
  readonly generatedAt: Instant
  readonly appVersion: string
}
