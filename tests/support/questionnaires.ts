import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Area, Indicator, Item, LadderItem, Questionnaire } from '@/domain/questionnaire/format-1'
import { EMPTY_ANSWER, type AnswerContent, type AnswerValue } from '@/domain/records/answer'
import type { LocalisedText } from '@/domain/shared/text'
import type { CalendarDate } from '@/domain/shared/units'

/** Items without the id, so that a helper can put it first. */
type Body<T extends Item['type']> = Omit<Extract<Item, { type: T }>, 'id' | 'type'>

/** A text in the two languages of every test questionnaire. */
export function inBoth(text: string): LocalisedText {
  return { ka: `${text} (ქა)`, en: text }
}

/** A ladder 0–4 (or other levels) that allows N/A. */
export function aLadder(id: string, overrides: Partial<LadderItem> = {}): LadderItem {
  const levels = [0, 1, 2, 3, 4].map((value) => ({ value, text: inBoth(`${id} level ${value}`) }))
  return {
    id,
    type: 'ladder',
    levels,
    notApplicable: { condition: inBoth('when it is not so') },
    ...overrides,
  }
}

/** An item of any type, with only what that type needs. */
export function anItem<T extends Item['type']>(type: T, id: string, body: Body<T>): Item {
  return { id, type, ...body } as unknown as Item
}

/** An indicator whose only item is a ladder with the same id, of weight 1, unless overridden. */
export function anIndicator(id: string, overrides: Partial<Indicator> = {}): Indicator {
  return {
    id,
    title: inBoth(`Title of ${id}`),
    question: inBoth(`Question of ${id}?`),
    weight: 1,
    items: [aLadder(id)],
    legal: [],
    ...overrides,
  }
}

/** An area of weight 1, without indicators unless overridden. */
export function anArea(id: string, overrides: Partial<Area> = {}): Area {
  return { id, title: inBoth(`Area ${id}`), weight: 1, ...overrides }
}

/** The five bands of `scoring.md` §6, by which the participation questionnaire is labelled. */
const FIVE_BANDS: Questionnaire['scoring']['bands'] = [
  { id: 'absent', from: 0, label: inBoth('absent') },
  { id: 'initial', from: 0.2, label: inBoth('initial') },
  { id: 'developing', from: 0.4, label: inBoth('developing') },
  { id: 'established', from: 0.6, label: inBoth('established') },
  { id: 'exemplary', from: 0.8, label: inBoth('exemplary') },
]

/** Scoring as the participation questionnaire has it: weighted mean, gate 0.8, five bands, whole percents. */
export function aScoring(overrides: Partial<Questionnaire['scoring']> = {}): Questionnaire['scoring'] {
  return {
    aggregation: 'weightedMean',
    coverageGate: 0.8,
    withoutEvidence: { level: 2, share: 0.5 },
    bands: FIVE_BANDS,
    display: { max: 100, decimals: 0, rounding: 'half-up' },
    ...overrides,
  }
}

/** A valid published questionnaire in Georgian and English; one area with one ladder indicator unless overridden. */
export function aQuestionnaire(overrides: Partial<Questionnaire> = {}): Questionnaire {
  return {
    formatVersion: '1',
    id: 'test-questionnaire',
    version: '1.0.0',
    status: 'published',
    kind: 'benchmark',
    languages: ['ka', 'en'],
    defaultLanguage: 'ka',
    review: { ka: 'draft', en: 'draft' },
    title: inBoth('Test questionnaire'),
    licence: 'CC-BY-4.0',
    authors: ['Kibe'],
    published: '2026-01-15',
    replaces: null,
    subsets: [{ id: 'rapid', title: inBoth('Rapid') }],
    scoring: aScoring(),
    areas: [anArea('area-1', { indicators: [anIndicator('IND-1')] })],
    ...overrides,
  }
}

/** A full assessment of a community whose reference period ends with 2026. */
export function aContext(overrides: Partial<AssessmentContext> = {}): AssessmentContext {
  return { kind: 'community', subset: 'full', date: '2026-12-31' as CalendarDate, ...overrides }
}

/** The content of an answered item. */
export function answered(value: AnswerValue): AnswerContent {
  return { ...EMPTY_ANSWER, state: 'answered', value }
}

/** "Not applicable", with a reason. */
export const NOT_APPLICABLE: AnswerContent = { ...EMPTY_ANSWER, state: 'na', naReason: 'There is none here.' }
/** "Don't know". */
export const DONT_KNOW: AnswerContent = { ...EMPTY_ANSWER, state: 'dontKnow' }

/** A sheet from item ids to contents, or to bare values of answered items. */
export function aSheet(answers: Readonly<Record<string, AnswerContent | AnswerValue>>): SheetAnswers {
  return new Map(
    Object.entries(answers).map(([id, answer]) => [
      id,
      typeof answer === 'object' && 'state' in answer ? answer : answered(answer),
    ]),
  )
}
