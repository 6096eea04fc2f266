import type { Item } from '@/domain/questionnaire/format-1'
import type { Column } from '@/domain/questionnaire/format-1-items'
import type { Phrase } from './said'

/** The answers of an item of this type, in the order in which they are offered. */
export const YES_PARTLY_NO = ['yes', 'partly', 'no'] as const

/** One of these answers in words. */
export function answerWord(answer: (typeof YES_PARTLY_NO)[number]): Phrase {
  return ({ t }) => t(`blank.paper.${answer}`)
}

/** An item or column whose answer is a figure. */
export type Figure = Extract<Item | Column, { type: 'number' | 'percent' | 'money' }>

/** The unit of a figure, with its range where that is worth saying: "GEL (from 1 to 5)". */
export function measureOf(item: Figure): Phrase {
  return (speaker) => {
    const range = item.type === 'percent' ? '' : rangeOf(item)(speaker)
    return [unitOf(item)(speaker), range === '' ? '' : `(${range})`].filter((part) => part !== '').join(' ')
  }
}

/** What a figure is measured in; empty where it is a mere count. */
export function unitOf(item: Figure): Phrase {
  return ({ t, text }) => {
    if (item.type === 'percent') return t('blank.paper.unit.percent')
    if (item.type === 'money') return item.currency === 'GEL' ? t('blank.paper.unit.GEL') : item.currency
    if (item.unitLabel) return text(item.unitLabel)
    return item.unit === 'GEL' || item.unit === 'days' ? t(`blank.paper.unit.${item.unit}`) : ''
  }
}

/** That a figure is not below 0 goes without saying. */
function rangeOf({ min = 0, max }: { min?: number | undefined; max?: number | undefined }): Phrase {
  return ({ t, formats }) => {
    if (max === undefined) return min === 0 ? '' : t('blank.paper.atLeast', { min: formats.number(min) })
    return t('blank.paper.between', { min: formats.number(min), max: formats.number(max) })
  }
}
