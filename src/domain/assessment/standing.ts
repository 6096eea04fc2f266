import type { Column } from '@/domain/questionnaire/format-1-items'
import type { Item } from '@/domain/questionnaire/format-1'
import { PATTERNS } from '@/domain/questionnaire/format-1-parts'
import { isIdList, type AnswerContent, type AnswerValue, type Cells } from '@/domain/records/answer'
import { isCalendarDate } from '@/domain/shared/calendar'

/** Where an item stands after reading its answer against the questionnaire (scoring.md §1). */
export type Standing =
  | { readonly state: 'answered'; readonly value: AnswerValue }
  | { readonly state: 'na' | 'dontKnow' | 'unanswered' }

const UNANSWERED: Standing = { state: 'unanswered' }

/**
 * What an answer is worth. An N/A where the item allows none, and a value outside the item's scale, count as unanswered:
 * such things cannot be entered, and a file that holds them must not turn them into a score. So does what has come along
 * from another version and nobody has confirmed.
 */
export function standingOf(item: Item, content: AnswerContent | undefined): Standing {
  if (!content || content.toConfirm) return UNANSWERED
  if (content.state === 'na') return item.notApplicable ? { state: 'na' } : UNANSWERED
  if (content.state !== 'answered') return { state: content.state }
  const { value } = content
  return value !== null && isOnScale(item, value) ? { state: 'answered', value } : UNANSWERED
}

/** Whether don't know or nothing has been said: what counts as missing, never as zero. */
export function isMissing(standing: Standing): boolean {
  return standing.state === 'dontKnow' || standing.state === 'unanswered'
}

/** Whether the value is one that the item can have. */
export function isOnScale(item: Item | Column, value: AnswerValue): boolean {
  if (item.type === 'table' || item.type === 'roster') return areRowsOnScale(item, value)
  switch (item.type) {
    case 'ladder':
      return item.levels.some((level) => level.value === value)
    case 'scale':
      return isNumberWithin(value, item.min, item.max) && Number.isInteger(value)
    case 'yesPartlyNo':
      return value === 'yes' || value === 'partly' || value === 'no'
    case 'singleChoice':
      return item.choices.some((choice) => choice.id === value)
    case 'multipleChoice':
      return isSelection(value, item.choices, item.most)
    case 'ranking':
      return isSelection(value, item.choices, item.first) && new Set(value).size === value.length
    case 'number':
      return isNumberWithin(value, item.min, item.max) && (!item.integer || Number.isInteger(value))
    case 'percent':
      return isNumberWithin(value, 0, 100)
    case 'money':
      return isNumberWithin(value, item.min, item.max)
    case 'date':
      return isWithin(value, item) && PATTERNS.badDate.test(value) && isCalendarDate(value)
    case 'month':
      return isWithin(value, item) && PATTERNS.badMonth.test(value)
    case 'shortText':
    case 'longText':
      return typeof value === 'string' && value.trim() !== ''
    case 'file':
      return isIdList(value) && value.length > 0
    case 'ratio':
    case 'computed':
      return false
  }
}

function areRowsOnScale(item: Extract<Item, { type: 'table' | 'roster' }>, value: AnswerValue): boolean {
  if (item.type === 'table') {
    if (!isTable(value)) return false
    return Object.entries(value.rows).every(
      ([id, cells]) => hasId(item.rows, id) && fitsIn(cells, item.columns),
    )
  }
  const hasRoom = isRoster(value) && value.length <= (item.most ?? Infinity)
  return hasRoom && value.every(({ cells }) => fitsIn(cells, item.columns))
}

type Table = Extract<AnswerValue, { rows: unknown }>
type Roster = Exclude<Extract<AnswerValue, readonly unknown[]>, string[]>

function isTable(value: AnswerValue): value is Table {
  return typeof value === 'object' && !Array.isArray(value)
}

function isRoster(value: AnswerValue): value is Roster {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'object')
}

function hasId(list: readonly { readonly id: string }[], id: string): boolean {
  return list.some((entry) => entry.id === id)
}

function isSelection(
  value: AnswerValue,
  choices: readonly { readonly id: string }[],
  most = Infinity,
): value is string[] {
  return isIdList(value) && value.length <= most && value.every((id) => hasId(choices, id))
}

/** Dates and months compare as texts. */
function isWithin(
  value: AnswerValue,
  { min = '', max }: { min?: string | undefined; max?: string | undefined },
): value is string {
  return typeof value === 'string' && value >= min && (max === undefined || value <= max)
}

/** Whether every cell is on the scale of its column; empty ones are left out. */
function fitsIn(cells: Cells, columns: readonly Column[]): boolean {
  return Object.entries(cells).every(([id, cell]) => {
    const column = columns.find((candidate) => candidate.id === id)
    return column !== undefined && isOnScale(column, cell)
  })
}

function isNumberWithin(value: AnswerValue, min = -Infinity, max = Infinity): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max
}
