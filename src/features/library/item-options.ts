import type { Column } from '@/domain/questionnaire/format-1-items'
import type { Item } from '@/domain/questionnaire/format-1'
import type { LocalisedText } from '@/domain/shared/text'

/** What stands in an item to choose from or to fill in. */
export interface ItemLists {
  /** Choices, things to be put into order, or rows. */
  readonly options: readonly LocalisedText[]
  readonly columns: readonly Column[]
}

/** What stands in an item to choose from or to fill in; the levels of a ladder are not among it. */
export function optionsOf(item: Item): ItemLists {
  switch (item.type) {
    case 'singleChoice':
    case 'multipleChoice':
    case 'ranking':
      return { options: item.choices.map(({ label }) => label), columns: [] }
    case 'table':
      return { options: item.rows.map(({ label }) => label), columns: item.columns }
    case 'roster':
      return { options: [], columns: item.columns }
    case 'scale':
      return { options: [item.minLabel, item.maxLabel].filter((label) => label !== undefined), columns: [] }
    case 'ladder':
    case 'yesPartlyNo':
    case 'number':
    case 'percent':
    case 'money':
    case 'date':
    case 'month':
    case 'shortText':
    case 'longText':
    case 'file':
    case 'ratio':
    case 'computed':
      return { options: [], columns: [] }
  }
}
