import type { Item } from '@/domain/questionnaire/format-1'
import { isIdList, plainText, type AnswerValue } from '@/domain/records/answer'
import type { NodeScore } from '@/domain/scoring/score'
import type { Writer } from './context'

function withUnit(
  { formats, t, text }: Writer,
  item: Extract<Item, { type: 'number' }>,
  value: number,
): string {
  if (item.unit === 'GEL') return formats.money(value)
  const number = formats.number(value, 6)
  if (item.unit === 'days') return t('report.days', { n: number }, value)
  return item.unitLabel ? `${number} ${text(item.unitLabel)}` : number
}

function choiceLabels(
  { text }: Writer,
  item: Extract<Item, { type: 'singleChoice' | 'multipleChoice' | 'ranking' }>,
  value: AnswerValue,
): string {
  const ids = isIdList(value) ? value : [plainText(value)]
  return ids.map((id) => text(item.choices.find((choice) => choice.id === id)?.label) || id).join('; ')
}

/** What was answered, as people read it. */
export function valueText(writer: Writer, item: Item, value: AnswerValue): string {
  const { formats, t, text } = writer
  switch (item.type) {
    case 'number':
      return typeof value === 'number' ? withUnit(writer, item, value) : plainText(value)
    case 'percent':
      return typeof value === 'number' ? formats.percent(value / 100, 2) : plainText(value)
    case 'singleChoice':
    case 'multipleChoice':
    case 'ranking':
      return choiceLabels(writer, item, value)
    case 'yesPartlyNo':
      if (value === 'yes') return t('report.answer.yes')
      return value === 'partly' ? t('report.answer.partly') : t('report.answer.no')
    case 'ladder': {
      const level = item.levels.find((one) => one.value === value)
      return level ? `${level.value}. ${text(level.text)}` : plainText(value)
    }
    case 'money':
      return typeof value === 'number' && item.currency === 'GEL' ? formats.money(value) : plainText(value)
    case 'date':
      return formats.date(plainText(value))
    case 'scale':
    case 'month':
    case 'shortText':
    case 'longText':
    case 'table':
    case 'roster':
    case 'file':
    case 'ratio':
    case 'computed':
      return typeof value === 'number' ? formats.number(value, 6) : plainText(value)
  }
}

/** A computed ratio in percent, or an empty text where there is no case. */
export function ratioText({ formats }: Writer, node: NodeScore | undefined): string {
  const value = node?.trace.value
  return typeof value === 'number' ? formats.percent(value / 100, 1) : ''
}
