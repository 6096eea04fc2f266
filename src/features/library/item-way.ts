import type { Item } from '@/domain/questionnaire/format-1'
import type { Column } from '@/domain/questionnaire/format-1-items'
import type { LocalisedText, ShownText } from '@/domain/shared/text'
import type { Formats, Translate } from '@/platform/texts'

/** How things are told to whoever reads a questionnaire. */
export interface ItemSpeaker {
  readonly t: Translate
  readonly formats: Formats
  readonly shown: (texts: LocalisedText | undefined) => ShownText
}

type Limit = string | undefined

/** How something is answered, with its unit and limits, and whether it must be: "Number, count, 0 – 900". */
export function itemWay(asked: Item | Column, speaker: ItemSpeaker): string {
  const isRequired = 'requiredIf' in asked && asked.requiredIf === true
  const parts = [speaker.t(`library.type.${asked.type}`), ...detailsOf(asked, speaker)]
  if (isRequired) parts.push(speaker.t('library.required'))
  return parts.filter((part) => part !== '').join(', ')
}

function detailsOf(asked: Item | Column, speaker: ItemSpeaker): string[] {
  const { t, formats } = speaker
  const number = (value: number | undefined) => (value === undefined ? undefined : formats.number(value))
  const date = (value: Limit) => (value === undefined ? undefined : formats.shortDate(value))
  const most = (n: number | undefined) => (n === undefined ? [] : [t('library.limits.most', { n })])
  switch (asked.type) {
    case 'scale':
      return [limits(t, number(asked.min), number(asked.max))]
    case 'number':
      return [unitOf(asked, speaker), limits(t, number(asked.min), number(asked.max))]
    case 'money':
      return [asked.currency, limits(t, number(asked.min), number(asked.max))]
    case 'date':
      return [limits(t, date(asked.min), date(asked.max))]
    case 'month':
      return [limits(t, asked.min, asked.max)]
    case 'multipleChoice':
    case 'roster':
      return most(asked.most)
    case 'ranking':
      return most(asked.first)
    case 'ladder':
    case 'yesPartlyNo':
    case 'singleChoice':
    case 'percent':
    case 'shortText':
    case 'longText':
    case 'table':
    case 'file':
    case 'ratio':
    case 'computed':
      return []
  }
}

/** A number of things needs no unit. */
function unitOf(
  { unit, unitLabel }: Extract<Item, { type: 'number' }> | Extract<Column, { type: 'number' }>,
  { t, shown }: ItemSpeaker,
): string {
  if (unit === 'count') return ''
  return unit === 'other' ? shown(unitLabel).text : t(`library.unit.${unit}`)
}

function limits(t: Translate, min: Limit, max: Limit): string {
  if (min !== undefined && max !== undefined) return t('library.limits.between', { min, max })
  if (min !== undefined) return t('library.limits.atLeast', { min })
  return max === undefined ? '' : t('library.limits.atMost', { max })
}
