import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { displayed, displayOf } from '@/domain/scoring/displayed'
import type { ScoreResult } from '@/domain/scoring/score'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { CalendarDate, Sha256 } from '@/domain/shared/units'
import { createFormats } from '@/i18n/formats'
import { loadCheckingMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import type { CheckingInput } from '@/reporting/checking-sheet/checking-input'
import { FIRST_ROW } from '@/reporting/checking-sheet/checking-workbook'
import { checkingFile } from '@/reporting/checking-sheet/checking-file'
import type { ColumnKey } from '@/reporting/checking-sheet/columns'
import { at } from '@/reporting/checking-sheet/formula'
import { placesOf, type Place } from '@/reporting/checking-sheet/places'
import { sheetWords, type SheetWords } from '@/reporting/checking-sheet/words'
import { readWorkbook, type ReadCell, type ReadSheet } from '../xlsx/read-workbook'
import { Recalculated } from '../xlsx/recalculate'

/** What a score is made of. */
export interface Scorable {
  readonly questionnaire: Questionnaire
  readonly answers: SheetAnswers
  readonly evidence: ReadonlyMap<string, number>
  readonly context: AssessmentContext
}

const t = createTranslate('en', await loadCheckingMessages('en'))
const formats = createFormats('en')

/** What the sheet of a score is made from. */
export function inputOf(scorable: Scorable, overrides: Partial<CheckingInput> = {}): CheckingInput {
  const { questionnaire, evidence, context } = scorable
  return {
    language: 'en',
    questionnaire,
    sha256: 'a'.repeat(64) as Sha256,
    municipality: { id: 'zugdidi', name: { ka: 'ზუგდიდი', en: 'Zugdidi' } },
    wave: '2026',
    from: '2026-01-01' as CalendarDate,
    to: context.date,
    isDraft: false,
    root: scoreOf(scorable).root,
    evidence,
    medians: new Map(),
    appVersion: '1.2.3',
    ...overrides,
  }
}

/** The score itself. */
export function scoreOf({ questionnaire, answers, evidence, context }: Scorable): ScoreResult {
  return scoreSheet(questionnaire, answers, evidence, context)
}

/** The checking sheet of a score, written to a file, read back, and reckoned by another engine. */
export class CheckedSheet {
  readonly places: readonly Place[]
  readonly sheets: readonly ReadSheet[]
  readonly engine: Recalculated
  readonly words: SheetWords

  readonly input: CheckingInput
  readonly bytes: ArrayBuffer

  private constructor(input: CheckingInput, bytes: ArrayBuffer) {
    this.input = input
    this.bytes = bytes
    this.sheets = readWorkbook(bytes)
    this.places = placesOf(input.questionnaire, input.root, FIRST_ROW)
    this.engine = new Recalculated(this.sheets)
    this.words = sheetWords('en', input.questionnaire.defaultLanguage, t, formats)
  }

  static async of(scorable: Scorable, overrides: Partial<CheckingInput> = {}): Promise<CheckedSheet> {
    const input = inputOf(scorable, overrides)
    return new CheckedSheet(input, await checkingFile(input, t, formats))
  }

  private get scores(): ReadSheet {
    const found = this.sheets.find(({ name }) => name === 'Scores')
    if (!found) throw new Error('no Scores')
    return found
  }

  /** A cell as it stands in the file. */
  cell(column: ColumnKey, place: Pick<Place, 'row'>): ReadCell | undefined {
    return this.scores.cells.get(at(column, place))
  }

  /** Types into a cell, as a person would. */
  type(column: ColumnKey, place: Pick<Place, 'row'>, value: number | string): void {
    this.engine.put('Scores', at(column, place), value)
    this.engine.evaluate()
  }

  /** What a cell comes to in the engine. */
  value(column: ColumnKey, place: Pick<Place, 'row'>): number | string {
    return this.engine.valueAt('Scores', at(column, place))
  }

  /** What the engine's figures differ in from those of a score; empty where each is the same to 1e-9. */
  differencesFrom(
    score: ScoreResult,
    isFollowed: (column: ColumnKey, place: Place) => boolean = () => true,
  ): string[] {
    const { questionnaire } = this.input
    const { bands } = questionnaire.scoring
    return placesOf(this.input.questionnaire, score.root, FIRST_ROW).flatMap((place) => {
      const { node } = place
      const label = bands.find(({ id }) => id === node.band)?.label
      const expected: Partial<Record<ColumnKey, number | string | null>> = {
        share: node.share,
        points: node.share === null ? null : displayed(node.share, displayOf(questionnaire, node)),
        coverage: node.coverage,
        provisional: node.provisionalShare,
        low: node.range?.[0] ?? null,
        high: node.range?.[1] ?? null,
        evidencedShare: node.evidencedShare,
        ...(node.kind !== 'item' && { band: label ? this.words.said(label) : null }),
        state: t(`checkingSheet.state.${node.state}`),
        ...(place.term && { weight: place.term.weight }),
      }
      return Object.entries(expected).flatMap(([name, value]) => {
        const column = name as ColumnKey
        if (!isFollowed(column, place)) return []
        const found = this.value(column, place)
        return isSame(found, value) ? [] : [`${node.kind} ${node.id} ${column}: ${found}, not ${value}`]
      })
    })
  }

  /** Cells whose stored value is not what their formula comes to: in the engine, or in the sheets of another. */
  storedDifferences(others?: readonly ReadSheet[]): string[] {
    return this.sheets.flatMap(({ name, cells }, index) =>
      [...cells.values()].flatMap(({ at: address, formula, value }) => {
        if (formula === null) return []
        const found = others
          ? (others[index]?.cells.get(address)?.value ?? '')
          : this.engine.valueAt(name, address)
        return isSame(found, value) ? [] : [`${name}!${address} ${formula}: ${found}, stored ${value}`]
      }),
    )
  }
}

function isSame(found: number | string, expected: number | string | null): boolean {
  if (typeof expected === 'number')
    return typeof found === 'number' && Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected))
  return found === (expected ?? '')
}
