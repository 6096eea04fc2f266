import type { Column } from '@/domain/comparison/table'
import { colourStep } from '@/domain/scoring/displayed'
import type { ComparisonSection, HeatmapBlock } from './comparison-model'
import { said } from './said'
import { nodeName, points, type Writer } from './writer'

/** All municipalities by areas, then by indicators. */
export function heatmapSection(writer: Writer): ComparisonSection {
  const { t } = writer
  const ofAreas = heatmap(writer, t('comparisonReport.tables.heatmapAreas'), ['root', 'area'])
  const ofIndicators = heatmap(writer, t('comparisonReport.tables.heatmapIndicators'), ['indicator'])
  return {
    heading: t('comparisonReport.heatmap.heading'),
    blocks: [
      said(t('comparisonReport.heatmap.legend'), 'soft'),
      ofAreas,
      ...(ofIndicators.columns.length > 0 ? [ofIndicators] : []),
    ],
  }
}

const FIFTHS = [0, 1, 2, 3, 4]

function heatmap(writer: Writer, caption: string, kinds: readonly Column['kind'][]): HeatmapBlock {
  const { t, table, formats, nameOf } = writer
  const places = table.columns.flatMap(({ kind }, place) => (kinds.includes(kind) ? [place] : []))
  return {
    kind: 'heatmap',
    caption,
    corner: t('comparisonReport.label.municipality'),
    columns: places.flatMap((place) => {
      const column = table.columns[place]
      return column ? [nodeName(writer, column)] : []
    }),
    rows: table.rows.map(({ entry, cells }) => ({
      name: nameOf(entry),
      cells: places.map((place) => {
        const share = cells[place]?.share ?? null
        return { figure: points(writer, share), step: share === null ? null : colourStep(share) }
      }),
    })),
    legend: FIFTHS.map((step) => ({
      label: t(step === 4 ? 'comparisonReport.heatmap.fromTo' : 'comparisonReport.heatmap.fromBelow', {
        from: formats.number(step * 20),
        to: formats.number(step * 20 + 20),
      }),
      step,
    })),
  }
}
