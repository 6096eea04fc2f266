import type { ComparisonBlock, ComparisonSection } from './comparison-model'
import { chapter, said } from './said'
import { plotBlock, spreadBlock } from './spread'
import { nodeName, type Writer } from './writer'

/** How the values lie: the whole and the areas in one table, then each area with its picture and its indicators. */
export function areasSection(writer: Writer): ComparisonSection {
  const { t, table } = writer
  const tops = table.columns.filter(({ kind }) => kind !== 'indicator')
  return {
    heading: t('comparisonReport.areas.heading'),
    blocks: [
      said(t('comparisonReport.areas.legend'), 'soft'),
      spreadBlock(writer, t('comparisonReport.tables.areas'), tops),
      ...table.columns.flatMap((column, place) => (column.kind === 'area' ? area(writer, place) : [])),
    ],
  }
}

function area(writer: Writer, place: number): ComparisonBlock[] {
  const { t, table } = writer
  const column = table.columns[place]
  if (!column) return []
  const { number, title } = nodeName(writer, column)
  const indicators = table.columns.filter(({ kind, areaId }) => kind === 'indicator' && areaId === column.id)
  const plot = plotBlock(writer, place)
  return [
    chapter(`${number}. ${title}`),
    ...plot,
    ...(plot.length === 0 ? [said(t('comparisonReport.areas.nobody'))] : []),
    ...(indicators.length === 0
      ? []
      : [spreadBlock(writer, t('comparisonReport.tables.area', { area: title }), indicators)]),
  ]
}
