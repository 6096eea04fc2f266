import type { Distribution } from '@/domain/comparison/distribution'
import type { Column } from '@/domain/comparison/table'
import type { PlotBlock, SpreadBlock, SpreadRow } from './comparison-model'
import { nodeName, NO_FIGURE, points, type Writer } from './writer'

const AXIS = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** Number compared, then lowest to highest and the mean, in points. */
function spreadFigures(writer: Writer, distribution: Distribution | null): string[] {
  if (!distribution) return ['0', ...Array.from({ length: 6 }, () => NO_FIGURE)]
  const { n, lowest, lowerQuartile, median, upperQuartile, highest, mean } = distribution
  const shares = [lowest, lowerQuartile, median, upperQuartile, highest, mean]
  return [writer.formats.number(n), ...shares.map((share) => points(writer, share))]
}

/** How the values of these nodes lie. */
export function spreadBlock(writer: Writer, caption: string, columns: readonly Column[]): SpreadBlock {
  const { t } = writer
  const heads = ['n', 'lowest', 'lowerQuartile', 'median', 'upperQuartile', 'highest', 'mean']
  const rows = columns.map((column): SpreadRow => ({
    ...nodeName(writer, column),
    shares: column.distribution,
    figures: spreadFigures(writer, column.distribution),
  }))
  const isOfIndicators = columns.every(({ kind }) => kind === 'indicator')
  const name = isOfIndicators ? t('comparisonReport.label.indicator') : t('comparisonReport.label.area')
  return {
    kind: 'spread',
    caption,
    columns: ['', name, '', ...heads.map((head) => t(`comparisonReport.spread.${head}`))],
    rows,
  }
}

/** The municipalities as dots above their quartiles, for the node in this place of the table; none where nobody has a number. */
export function plotBlock(writer: Writer, place: number): PlotBlock[] {
  const { table, formats } = writer
  const shares = table.columns[place]?.distribution
  if (!shares) return []
  const { lowest, lowerQuartile, median, upperQuartile, highest } = shares
  return [
    {
      kind: 'plot',
      shares: { lowest, lowerQuartile, median, upperQuartile, highest },
      dots: table.rows.flatMap(({ cells }) => cells[place]?.share ?? []),
      labels: {
        lowest: points(writer, lowest),
        median: points(writer, median),
        highest: points(writer, highest),
      },
      axis: AXIS.map((at) => ({ at, label: formats.number(at * 100) })),
    },
  ]
}
