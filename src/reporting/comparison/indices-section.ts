import type { IndexBeside } from './comparison-input'
import type { ComparisonBlock, ComparisonSection } from './comparison-model'
import { chapter, said, tableBlock } from './said'
import { NO_FIGURE, points, rootOf, type Writer } from './writer'

/**
 * Figures of others beside the score. Null where there are none, and without names: a published figure would tell whose
 * score stands beside it.
 */
export function indicesSection(writer: Writer): ComparisonSection | null {
  const { t, input } = writer
  if (input.isAnonymous || input.indices.length === 0) return null
  return {
    heading: t('comparisonReport.indices.heading'),
    blocks: [
      said(t('comparisonReport.indices.lead'), 'soft'),
      ...input.indices.flatMap((index) => blocksOf(writer, index)),
    ],
  }
}

function blocksOf(writer: Writer, index: IndexBeside): ComparisonBlock[] {
  const { t, table, formats, nameOf } = writer
  const { name, source, date, zeroAt, fullAt, values } = index
  const known = new Map(values.map(({ municipality, value }) => [municipality, value]))
  const rows = table.rows.map((row) => {
    const value = known.get(row.entry.candidate.assessment.municipality)
    return [
      nameOf(row.entry),
      points(writer, rootOf(row)?.share),
      value === undefined ? NO_FIGURE : formats.number(value),
      points(writer, value === undefined ? null : scaled(value, index)),
    ]
  })
  const columns = [
    { head: t('comparisonReport.label.municipality'), width: null, isBold: true },
    { head: t('comparisonReport.label.score'), width: 0.16, isFigure: true },
    { head: t('comparisonReport.indices.figure'), width: 0.2, isFigure: true },
    { head: t('comparisonReport.indices.scaled'), width: 0.26, isFigure: true },
  ]
  const slots = { from: formats.number(zeroAt), to: formats.number(fullAt) }
  const origin = [source, formats.date(date)].filter((part) => part !== '').join(', ')
  return [
    chapter(name),
    ...(origin === '' ? [] : [said(t('comparisonReport.indices.source', { source: origin }), 'soft')]),
    said(t('comparisonReport.indices.scale', slots), 'soft'),
    tableBlock(t('comparisonReport.tables.index', { name }), columns, rows),
  ]
}

/** Its place between both ends, 0–1; what lies outside stands at the end. */
function scaled(value: number, { zeroAt, fullAt }: IndexBeside): number {
  return Math.max(0, Math.min(1, (value - zeroAt) / (fullAt - zeroAt)))
}
