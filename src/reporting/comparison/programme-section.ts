import type { ComparisonSection } from './comparison-model'
import { said, tableBlock } from './said'
import type { Writer } from './writer'

/**
 * What the programme itself counted, each figure with its date and source; where sources contradict each other, both stand
 * here. Null where there is nothing, and without names.
 */
export function programmeSection({ t, input, formats }: Writer): ComparisonSection | null {
  const { programme, isAnonymous } = input
  if (isAnonymous || !programme || programme.figures.length === 0) return null
  const columns = [
    { head: t('comparisonReport.programme.title'), width: null, isBold: true },
    { head: t('comparisonReport.programme.value'), width: 0.2, isFigure: true },
    { head: t('comparisonReport.programme.date'), width: 0.16 },
    { head: t('comparisonReport.programme.source'), width: 0.32 },
  ]
  const rows = programme.figures.map(({ title, value, unit, date, source }) => [
    title,
    `${formats.number(value)} ${unit}`.trim(),
    formats.shortDate(date),
    source,
  ])
  return {
    heading: t('comparisonReport.programme.heading'),
    blocks: [
      said(t('comparisonReport.programme.lead'), 'soft'),
      tableBlock(t('comparisonReport.tables.programme'), columns, rows),
    ],
  }
}
