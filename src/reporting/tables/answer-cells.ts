import { valueLine } from '@/domain/assessment/value-words'
import type { Standing } from '@/domain/assessment/standing'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import type { Item } from '@/domain/questionnaire/format-1'
import { isScored } from '@/domain/questionnaire/tree'
import { isIdList, type AnswerValue } from '@/domain/records/answer'
import type { CellValue, ColumnKind } from './named-table'
import type { Words } from './words'

/** What stands for “not applicable” and “don't know”; nothing stands for no answer. */
export const CODES = { na: 'NA', dontKnow: 'DK' } as const

/** Whether an anonymous comparison may hold the answers to the item: a step or a choice that scores. A figure or a text tells whose it is. */
export function isNameless(item: Item): boolean {
  return isScored(item) && KINDS[item.type].isChosen
}

/** What the cells of an item are. */
export function kindOfItem({ type }: Item): ColumnKind {
  return KINDS[type].kind
}

const KINDS: Readonly<Record<Item['type'], { readonly kind: ColumnKind; readonly isChosen: boolean }>> = {
  ladder: { kind: 'number', isChosen: true },
  scale: { kind: 'number', isChosen: true },
  yesPartlyNo: { kind: 'text', isChosen: true },
  singleChoice: { kind: 'text', isChosen: true },
  multipleChoice: { kind: 'text', isChosen: true },
  ranking: { kind: 'text', isChosen: false },
  number: { kind: 'number', isChosen: false },
  percent: { kind: 'number', isChosen: false },
  money: { kind: 'number', isChosen: false },
  date: { kind: 'date', isChosen: false },
  month: { kind: 'text', isChosen: false },
  shortText: { kind: 'text', isChosen: false },
  longText: { kind: 'text', isChosen: false },
  table: { kind: 'text', isChosen: false },
  roster: { kind: 'text', isChosen: false },
  file: { kind: 'number', isChosen: false },
  ratio: { kind: 'number', isChosen: false },
  computed: { kind: 'number', isChosen: false },
}

/** The answer as machines read it: a number, a code, a date or a text; several ids with spaces between; rows as JSON. */
export function answerCell(item: Item, standing: Standing): CellValue {
  switch (standing.state) {
    case 'unanswered':
      return null
    case 'na':
    case 'dontKnow':
      return CODES[standing.state]
    case 'answered':
      return valueCell(item, standing.value)
  }
}

/** The answer as people read it. */
export function answerLabel(item: Item, standing: Standing, words: Words): string | null {
  switch (standing.state) {
    case 'unanswered':
      return null
    case 'na':
    case 'dontKnow':
      return words.t(`comparisonTables.value.answer.${standing.state}`)
    case 'answered':
      return valueLine(item, standing.value, words.values).text
  }
}

function valueCell(item: Item, value: AnswerValue): CellValue {
  if (typeof value !== 'object') return value
  // The ids of files name nothing that is in the tables.
  if (isIdList(value)) return item.type === 'file' ? value.length : value.join(' ')
  return canonicalJson(value)
}
