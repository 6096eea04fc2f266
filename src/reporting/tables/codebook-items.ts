import type { Item, Questionnaire } from '@/domain/questionnaire/format-1'
import type { LocalisedText } from '@/domain/shared/text'
import type { CodebookRow } from './codebook-row'
import { itemsOf, nameOfItem, type PlacedItem } from './item-columns'
import type { TableName } from './named-table'
import { BOTH, type TablesTexts } from './words'

/**
 * The items of a questionnaire with everything that can stand in their columns. What several versions say alike stands
 * there once; the newest comes first. `versions`: the newest first.
 */
export function itemRows(
  versions: readonly Questionnaire[],
  texts: TablesTexts,
  tableOf: (itemId: string) => TableName,
): CodebookRow[] {
  const byItem = new Map<string, Map<string, { row: CodebookRow; versions: string[] }>>()
  for (const { id, version, ...questionnaire } of versions)
    for (const placed of itemsOf({ id, version, ...questionnaire })) {
      const known = byItem.get(placed.item.id) ?? new Map<string, { row: CodebookRow; versions: string[] }>()
      byItem.set(placed.item.id, known)
      for (const row of rowsOf(placed, tableOf(placed.item.id), texts)) {
        const key = JSON.stringify(row)
        const before = known.get(key)
        if (before) before.versions.unshift(version)
        else known.set(key, { row: { ...row, questionnaire: id }, versions: [version] })
      }
    }
  return [...byItem.values()].flatMap((rows) =>
    [...rows.values()].map((one) => ({ ...one.row, versions: one.versions.join(' ') })),
  )
}

function rowsOf(placed: PlacedItem, table: TableName, texts: TablesTexts): CodebookRow[] {
  const { indicator, item } = placed
  const about = { table, column: item.id, label: nameOfItem(placed) }
  const codes = codesOf(item, texts)
  const columns = item.type === 'multipleChoice' && table === 'answers_wide' ? item.choices : []
  return [
    { ...about, question: item.label ?? indicator.question, type: item.type, scale: scaleOf(item) },
    ...codes.map(({ value, label }) => ({ table, column: item.id, value, label, type: item.type })),
    ...columns.map(({ id, label }) => ({
      ...{ table, column: `${item.id}/${id}`, label },
      ...{ type: 'flag', scale: '0 1' },
    })),
  ]
}

interface Code {
  readonly value: string | number
  readonly label: LocalisedText
}

function codesOf(item: Item, texts: TablesTexts): Code[] {
  switch (item.type) {
    case 'ladder':
      return item.levels.map(({ value, text }) => ({ value, label: text }))
    case 'scale':
      return [
        ...(item.minLabel ? [{ value: item.min, label: item.minLabel }] : []),
        ...(item.maxLabel ? [{ value: item.max, label: item.maxLabel }] : []),
      ]
    case 'yesPartlyNo':
      return (['yes', 'partly', 'no'] as const).map((value) => ({
        value,
        label: Object.fromEntries(
          BOTH.map((language) => [language, texts[language](`labels.answer.${value}`)]),
        ),
      }))
    case 'singleChoice':
    case 'multipleChoice':
    case 'ranking':
      return item.choices.map(({ id, label }) => ({ value: id, label }))
    case 'table':
    case 'roster':
      return item.columns.map(({ id, label }) => ({ value: id, label }))
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
      return []
  }
}

/** What values the item can have, and in which unit; empty where anything may stand. */
function scaleOf(item: Item): string {
  switch (item.type) {
    case 'ladder':
      return rangeOf(item.levels[0]?.value, item.levels.at(-1)?.value)
    case 'scale':
    case 'date':
    case 'month':
      return rangeOf(item.min, item.max)
    case 'percent':
      return '0–100 %'
    case 'number':
      return `${rangeOf(item.min, item.max)} ${item.unit}`.trim()
    case 'money':
      return `${rangeOf(item.min, item.max)} ${item.currency}`.trim()
    case 'yesPartlyNo':
    case 'singleChoice':
    case 'multipleChoice':
    case 'ranking':
    case 'table':
    case 'roster':
    case 'shortText':
    case 'longText':
    case 'file':
    case 'ratio':
    case 'computed':
      return ''
  }
}

function rangeOf(min: number | string | undefined, max: number | string | undefined): string {
  if (min !== undefined && max !== undefined) return `${min}–${max}`
  if (min !== undefined) return `≥ ${min}`
  return max === undefined ? '' : `≤ ${max}`
}
