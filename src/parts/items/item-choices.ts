import type { Item } from '@/domain/questionnaire/format-1'
import type { LocalisedText, ShownText } from '@/domain/shared/text'

/** One choice of a radio or check group. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly lang?: string
  readonly detail?: string | undefined
}

/** How the texts of choices are shown. */
export interface ChoiceWords {
  readonly shown: (texts: LocalisedText | undefined) => ShownText
  readonly yesPartlyNo: (key: 'yes' | 'partly' | 'no') => string
}

/** What can be chosen in an item of choices or on a scale; empty for other types. A scale's value is its figure as text. */
export function choicesOf(item: Item, { shown, yesPartlyNo }: ChoiceWords): Choice[] {
  switch (item.type) {
    case 'yesPartlyNo':
      return (['yes', 'partly', 'no'] as const).map((value) => ({ value, label: yesPartlyNo(value) }))
    case 'singleChoice':
    case 'multipleChoice':
    case 'ranking':
      return item.choices.map(({ id, label }) => labelled(id, shown(label)))
    case 'scale': {
      const { min, max } = item
      const detail = (value: number) =>
        value === min ? item.minLabel : value === max ? item.maxLabel : undefined
      return Array.from({ length: max - min + 1 }, (_, step) => min + step).map((value) => ({
        value: String(value),
        label: String(value),
        detail: shown(detail(value)).text || undefined,
      }))
    }
    case 'ladder':
    case 'number':
    case 'percent':
    case 'money':
    case 'date':
    case 'month':
    case 'shortText':
    case 'longText':
    case 'table':
    case 'roster':
    case 'file':
    case 'ratio':
    case 'computed':
      return []
  }
}

function labelled(value: string, { text, lang }: ShownText): Choice {
  return { value, label: text, lang }
}
