import { askedIndicators, askedItems } from '@/domain/assessment/applicability'
import type { AssessmentContext } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment } from '@/domain/records/assessment'
import type { ExternalIndex } from '@/domain/records/comparison-records'
import { byText } from '@/domain/shared/by-text'
import type { LocalisedText } from '@/domain/shared/text'
import type { SurveyResults } from '@/domain/statistics/survey-results'
import { figureOfSurvey, figuresOfIndex, type OutsideFigure } from './beside'

/** Somebody else who says something of the municipalities that are compared: an index, or residents of one question. */
export interface Outside {
  /** Of the index; of a survey the questionnaire's and the item's. */
  readonly id: string
  readonly name: LocalisedText
  readonly isSurvey: boolean
  /** Who published it; empty where that is not said, and for a survey. */
  readonly source: string
  /** When it was published, `YYYY-MM-DD`; null for a survey. */
  readonly date: string | null
  /** By the code of the municipality. */
  readonly figures: ReadonlyMap<string, OutsideFigure>
}

/** A survey among the residents of one municipality, counted. */
export interface CountedSurvey {
  readonly assessment: Pick<Assessment, 'municipality' | 'period'>
  readonly questionnaire: Questionnaire
  readonly items: SurveyResults['items']
}

/** Whether residents give a mark in it that can stand beside a score; no other survey need be counted for that. */
export function asksForMarks(questionnaire: Questionnaire, context: AssessmentContext): boolean {
  const items = askedIndicators(questionnaire, context).flatMap(askedItems)
  return questionnaire.kind === 'survey' && items.some(({ type }) => type === 'scale')
}

/**
 * Those that say anything of the municipalities with these codes: the indices in the order given, then each item by which
 * residents give a mark, with what those of every municipality gave last.
 */
export function outsideOf(
  indices: readonly ExternalIndex[],
  surveys: readonly CountedSurvey[],
  codes: ReadonlySet<string>,
): Outside[] {
  return [...indices.map(ofIndex), ...ofSurveys(surveys)].filter(({ figures }) =>
    [...figures.keys()].some((code) => codes.has(code)),
  )
}

function ofIndex(index: ExternalIndex): Outside {
  const { id, name, source, date } = index
  return { id, name: { und: name }, isSurvey: false, source, date, figures: figuresOfIndex(index) }
}

function ofSurveys(surveys: readonly CountedSurvey[]): Outside[] {
  const found = new Map<string, { name: LocalisedText; figures: Map<string, OutsideFigure> }>()
  const inTime = surveys.toSorted((a, b) => byText(a.assessment.period.to, b.assessment.period.to))
  for (const { assessment, questionnaire, items } of inTime) {
    for (const { indicator, item, total } of items) {
      const figure = item.type === 'scale' ? figureOfSurvey(item, total) : null
      if (!figure) continue
      const id = `${questionnaire.id}/${item.id}`
      const known = found.get(id) ?? { name: item.label ?? indicator.title, figures: new Map() }
      known.figures.set(assessment.municipality, figure)
      found.set(id, known)
    }
  }
  return [...found].map(([id, said]) => ({ id, ...said, isSurvey: true, source: '', date: null }))
}
