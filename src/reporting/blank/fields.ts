import type { Item } from '@/domain/questionnaire/format-1'
import { canBeNoneOfThese, isAsked } from '@/domain/questionnaire/tree'
import type { LocalisedText } from '@/domain/shared/text'
import type { FormField } from './form-model'
import { rosterGrid, tableGrid } from './grid-field'
import { answerWord, measureOf, YES_PARTLY_NO, type Figure } from './measure'
import type { Phrase, Said, Say } from './said'

/** An item that a person answers. */
export type AskedItem = Exclude<Item, { type: 'ratio' | 'computed' }>

/** The items of a list that a person answers; what Kibe computes is not on paper. */
export function askedOf(items: readonly Item[]): AskedItem[] {
  return items.filter((item): item is AskedItem => isAsked(item))
}

/** Figures with more digits are written on a line: nobody counts so many cells. */
const MOST_CELLS = 7
/** Lines for a long text, and for a short one. */
const LONG_TEXT_LINES = 5
const SHORT_TEXT_LINES = 1

/** Where the answer of an item is written. */
export function fieldOf(item: AskedItem, say: Say): FormField {
  const textOf = (texts: LocalisedText | undefined): Said => say(({ text }) => text(texts))
  switch (item.type) {
    case 'ladder':
      return {
        kind: 'levels',
        levels: item.levels.map(({ value, text }) => ({ figure: String(value), text: textOf(text) })),
      }
    case 'scale':
      return {
        kind: 'scale',
        figures: figuresFrom(item.min, item.max),
        low: textOf(item.minLabel),
        high: textOf(item.maxLabel),
      }
    case 'yesPartlyNo':
      return { kind: 'choices', choices: YES_PARTLY_NO.map((answer) => say(answerWord(answer))) }
    case 'singleChoice':
    case 'multipleChoice':
      return { kind: 'choices', choices: [...labelsOf(item.choices, say), ...noneOf(item, say)] }
    case 'ranking':
      return { kind: 'order', choices: labelsOf(item.choices, say) }
    case 'number':
    case 'percent':
    case 'money':
      return { kind: 'figure', digits: digitsOf(item), unit: say(measureOf(item)) }
    case 'date':
    case 'month':
      return calendar(item.type, say)
    case 'shortText':
    case 'file':
    case 'longText':
      return { kind: 'lines', count: item.type === 'longText' ? LONG_TEXT_LINES : SHORT_TEXT_LINES }
    case 'table':
      return tableGrid(item, say)
    case 'roster':
      return rosterGrid(item, say)
  }
}

function labelsOf(choices: readonly { readonly label: LocalisedText }[], say: Say): Said[] {
  return choices.map(({ label }) => say(({ text }) => text(label)))
}

function noneOf(item: Item, say: Say): Said[] {
  return canBeNoneOfThese(item) ? [say(({ t }) => t('blank.paper.none'))] : []
}

function figuresFrom(min: number, max: number): string[] {
  return Array.from({ length: max - min + 1 }, (_, step) => String(min + step))
}

function digitsOf(item: Figure): number | null {
  if (item.type !== 'number' || !item.integer || item.max === undefined || (item.min ?? 0) < 0) return null
  const digits = String(Math.abs(item.max)).length
  return digits > MOST_CELLS ? null : digits
}

function calendar(type: 'date' | 'month', say: Say): FormField {
  const part = (key: 'day' | 'month' | 'year', digits: number) => ({
    digits,
    label: say(({ t }) => t(`blank.paper.${key}`)),
  })
  const month = [part('month', 2), part('year', 4)]
  return { kind: 'calendar', parts: type === 'date' ? [part('day', 2), ...month] : month }
}

/** What has to be said about filling in an item's field; empty where the field says it. */
export function instructionOf(item: AskedItem): Phrase {
  return ({ t }) => {
    switch (item.type) {
      case 'multipleChoice':
        return item.most === undefined || item.most >= item.choices.length
          ? t('blank.paper.all')
          : t('blank.paper.most', { n: item.most })
      case 'ranking':
        return item.first === undefined || item.first >= item.choices.length
          ? t('blank.paper.orderAll', { n: item.choices.length })
          : t('blank.paper.orderFirst', { n: item.first })
      case 'file':
        return t(`blank.paper.attach.${item.accepts}`)
      case 'ladder':
      case 'scale':
      case 'yesPartlyNo':
      case 'singleChoice':
      case 'number':
      case 'percent':
      case 'money':
      case 'date':
      case 'month':
      case 'shortText':
      case 'longText':
      case 'table':
      case 'roster':
        return ''
    }
  }
}
