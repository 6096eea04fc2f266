import { useI18n } from 'vue-i18n'
import { isOnScale } from '@/domain/assessment/standing'
import type { Column } from '@/domain/questionnaire/format-1-items'
import type { ShownText } from '@/domain/shared/text'
import { useScreenLanguage } from '@/parts/screen-language'
import { useFormats } from '@/parts/use-formats'
import type { CellValue } from './cell-values'

/** What is said around the cells of a table or roster. */
export interface CellWords {
  /** The column's label, with its unit. */
  name(column: Column): ShownText
  /** Why what stands there does not count, and what to do; empty where it does. */
  problem(column: Column, value: CellValue): string
}

/** What is said around cells, in the language of the screen. */
export function useCellWords(): CellWords {
  const { t } = useI18n()
  const { said, shown } = useScreenLanguage()
  const offScale = useOffScaleWords()

  function unit(column: Column): string {
    if (column.type === 'percent') return t('fill.unit.percent')
    if (column.type === 'money') return column.currency === 'GEL' ? t('fill.unit.GEL') : column.currency
    if (column.type !== 'number') return ''
    if (column.unitLabel) return said(column.unitLabel)
    return column.unit === 'GEL' || column.unit === 'days' ? t(`fill.unit.${column.unit}`) : ''
  }
  return {
    name(column) {
      const { text, lang } = shown(column.label)
      const measured = unit(column)
      return { text: measured === '' ? text : `${text} (${measured})`, lang }
    },
    problem: (column, value) => (value === null || isOnScale(column, value) ? '' : offScale(column, value)),
  }
}

/** Why a value is not on the scale of a column. */
function useOffScaleWords(): (column: Column, value: CellValue) => string {
  const { t } = useI18n()
  const formats = useFormats()
  const number = (value: number) => formats.value.number(value)
  const day = (value: string) => formats.value.date(value)

  function figure(min?: number, max?: number): string {
    if (min !== undefined && max !== undefined)
      return t('fill.figure.between', { min: number(min), max: number(max) })
    if (min !== undefined) return t('fill.figure.atLeast', { min: number(min) })
    return max === undefined ? t('fill.figure.unreadable') : t('fill.figure.atMost', { max: number(max) })
  }
  function date(min?: string, max?: string): string {
    if (min !== undefined && max !== undefined)
      return t('fill.written.between', { min: day(min), max: day(max) })
    if (min !== undefined) return t('fill.written.notBefore', { min: day(min) })
    return max === undefined ? t('fill.written.date') : t('fill.written.notAfter', { max: day(max) })
  }
  return (column, value) => {
    if (column.type === 'number' && column.integer && !Number.isInteger(value))
      return t('fill.figure.notWhole')
    switch (column.type) {
      case 'percent':
        return figure(0, 100)
      case 'number':
      case 'money':
        return figure(column.min, column.max)
      case 'date':
        return date(column.min, column.max)
      case 'month':
        return t('fill.written.month')
      case 'shortText':
      case 'yesPartlyNo':
      case 'singleChoice':
        return t('fill.cells.notInList')
    }
  }
}
