import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Column } from '@/domain/questionnaire/format-1-items'
import type { Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators, isAsked } from '@/domain/questionnaire/tree'
import { EMPTY_ANSWER, type AnswerContent, type AnswerValue } from '@/domain/records/answer'

/**
 * Sheets in which together every item has each of its values, or the ends of them, and is once not applicable: what
 * becomes of them tells what the mapping does, whatever anybody answered.
 */
export function trialSheets(questionnaire: Questionnaire): SheetAnswers[] {
  const items = allIndicators(questionnaire.areas)
    .flatMap((indicator) => indicator.items)
    .filter(isAsked)
    .map((item) => ({ item, values: valuesOf(item) }))
  const most = Math.max(...items.map(({ values }) => values.length))
  const answered = Array.from({ length: most }, (_, n) =>
    sheetOf(items, ({ values }) => contentOf(values[n % values.length] ?? null)),
  )
  const notApplicable: AnswerContent = { ...EMPTY_ANSWER, state: 'na' }
  return [
    ...answered,
    sheetOf(items, ({ item, values }) => (item.notApplicable ? notApplicable : contentOf(values[0] ?? null))),
  ]
}

function sheetOf<T extends { readonly item: Item }>(
  items: readonly T[],
  contentFor: (item: T) => AnswerContent,
): SheetAnswers {
  return new Map(items.map((each) => [each.item.id, contentFor(each)]))
}

function contentOf(value: AnswerValue | null): AnswerContent {
  return value === null ? EMPTY_ANSWER : { ...EMPTY_ANSWER, state: 'answered', value }
}

const MANY = 100
const FAR = 1e12
const ROW = '00000000-0000-4000-8000-000000000000'

/** Every value that the item can have where they are few, else the ends and some between; one of a kind where they are words. */
function valuesOf(item: Item | Column): AnswerValue[] {
  switch (item.type) {
    case 'ladder':
      return item.levels.map(({ value }) => value)
    case 'scale':
      return item.max - item.min < MANY
        ? Array.from({ length: item.max - item.min + 1 }, (_, n) => item.min + n)
        : [item.min, item.max]
    case 'yesPartlyNo':
      return ['yes', 'partly', 'no']
    case 'singleChoice':
      return item.choices.map(({ id }) => id)
    case 'multipleChoice':
    case 'ranking':
      return item.choices.map(({ id }) => [id])
    case 'number':
    case 'money':
      return [item.min ?? -FAR, item.max ?? FAR]
    case 'percent':
      return [0, 100, 12.5]
    case 'date':
      return [item.min ?? '0001-01-01', item.max ?? '9999-12-31']
    case 'month':
      return [item.min ?? '0001-01', item.max ?? '9999-12']
    case 'shortText':
    case 'longText':
      return ['a']
    case 'file':
      return [[ROW]]
    case 'table':
      return [{ rows: Object.fromEntries(item.rows.map(({ id }) => [id, cellsOf(item.columns)])) }]
    case 'roster':
      return [[{ id: ROW, cells: cellsOf(item.columns) }]]
    case 'ratio':
    case 'computed':
      return []
  }
}

function cellsOf(columns: readonly Column[]): Record<string, string | number> {
  const cells = columns.map((column) => [column.id, valuesOf(column)[0] ?? ''])
  return Object.fromEntries(cells) as Record<string, string | number>
}
