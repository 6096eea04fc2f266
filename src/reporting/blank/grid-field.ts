import type { Item } from '@/domain/questionnaire/format-1'
import type { Column } from '@/domain/questionnaire/format-1-items'
import { groupedBy } from '@/domain/shared/grouped'
import type { FormGrid } from './form-model'
import { answerWord, unitOf, YES_PARTLY_NO } from './measure'
import { SILENCE, type Phrase, type Say } from './said'

/** Free rows of a roster, unless fewer are allowed. */
const FREE_ROWS = 8

/** A table whose rows stand fixed. */
export function tableGrid({ columns, rows }: Extract<Item, { type: 'table' }>, say: Say): FormGrid {
  return {
    ...gridOf(columns, say),
    rows: rows.map(({ label }) => say(({ text }) => text(label))),
  }
}

/** A table whose rows are free, each with its number. */
export function rosterGrid({ columns, row, most }: Extract<Item, { type: 'roster' }>, say: Say): FormGrid {
  const count = Math.min(most ?? FREE_ROWS, FREE_ROWS)
  return {
    ...gridOf(columns, say),
    corner: say(({ text }) => text(row)),
    rows: Array.from({ length: count }, (_, index) => ({ ...SILENCE, text: String(index + 1) })),
    after: most === count ? SILENCE : say(({ t }) => t('blank.paper.moreRows')),
  }
}

function gridOf(columns: readonly Column[], say: Say): FormGrid {
  return {
    kind: 'grid',
    corner: SILENCE,
    rows: [],
    columns: columns.map((column) => ({ head: say(headOf(column)), isWide: column.type === 'shortText' })),
    codes: codesOf(columns).map(say),
    after: SILENCE,
  }
}

function headOf(column: Column): Phrase {
  return (speaker) => {
    const label = speaker.text(column.label)
    const form = formOf(column)(speaker)
    return form === '' ? label : `${label} (${form})`
  }
}

/** What is written into the cells of a column: its unit, or how a date is written. */
function formOf(column: Column): Phrase {
  switch (column.type) {
    case 'number':
    case 'percent':
    case 'money':
      return unitOf(column)
    case 'date':
      return ({ t }) => t('blank.paper.dayMonthYear')
    case 'month':
      return ({ t }) => t('blank.paper.monthYear')
    case 'shortText':
    case 'yesPartlyNo':
    case 'singleChoice':
      return () => ''
  }
}

type CodedColumn = Extract<Column, { type: 'yesPartlyNo' | 'singleChoice' }>

/**
 * Cells are too small for boxes: an answer is written as its number. What the numbers mean is said once for all columns
 * with the same answers.
 */
function codesOf(columns: readonly Column[]): Phrase[] {
  const coded = columns.filter(
    (column): column is CodedColumn => column.type === 'yesPartlyNo' || column.type === 'singleChoice',
  )
  const alike = groupedBy(coded, (column) =>
    column.type === 'singleChoice' ? JSON.stringify(column.choices) : '',
  )
  return [...alike.values()].map((group) => (speaker) => {
    const { t, text } = speaker
    const [first] = group
    const labels =
      first?.type === 'singleChoice'
        ? first.choices.map(({ label }) => text(label))
        : YES_PARTLY_NO.map((answer) => answerWord(answer)(speaker))
    const codes = labels.map((label, index) => t('blank.paper.code', { n: index + 1, text: label }))
    const column = group.map(({ label }) => text(label)).join(', ')
    return t('blank.paper.codes', { column, codes: codes.join('; ') })
  })
}
