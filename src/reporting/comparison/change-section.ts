import type { Column } from '@/domain/comparison/table'
import type { ComparisonSection, TableBlock } from './comparison-model'
import { said, tableBlock } from './said'
import { nodeName, points, rootOf, signed, type Writer } from './writer'

/** What changed since the wave before; null where there is none. */
export function changeSection(writer: Writer): ComparisonSection | null {
  const { t, table, before } = writer
  if (!before) return null
  const slots = { wave: table.wave, before: before.wave }
  const isEmpty = table.rows.every((row) => (rootOf(row)?.change ?? null) === null)
  return {
    heading: t('comparisonReport.change.heading'),
    blocks: [
      said(t('comparisonReport.change.lead', slots), 'soft'),
      ...(isEmpty ? [said(t('comparisonReport.summary.noChange', slots))] : []),
      municipalities(writer, before.wave),
      nodes(writer, before.columns, before.wave),
    ],
  }
}

function municipalities(writer: Writer, before: string): TableBlock {
  const { t, table, nameOf } = writer
  const rows = table.rows.map((row) => {
    const cell = rootOf(row)
    return [
      nameOf(row.entry),
      points(writer, cell?.change?.before),
      points(writer, cell?.share),
      signed(writer, cell?.change?.difference),
      directionText(writer, cell?.change?.direction),
    ]
  })
  const columns = [
    { head: t('comparisonReport.label.municipality'), width: null, isBold: true },
    { head: before, width: 0.16, isFigure: true },
    { head: table.wave, width: 0.16, isFigure: true },
    { head: t('comparisonReport.label.change'), width: 0.15, isFigure: true },
    { head: '', width: 0.2 },
  ]
  return tableBlock(t('comparisonReport.tables.change'), columns, rows)
}

function directionText({ t }: Writer, direction: 'up' | 'down' | 'same' | undefined): string {
  switch (direction) {
    case 'up':
      return t('comparisonReport.change.up')
    case 'down':
      return t('comparisonReport.change.down')
    case 'same':
      return t('comparisonReport.change.same')
    case undefined:
      return t('comparisonReport.change.none')
  }
}

/** For the whole and each area: how many rose and fell, and both medians with the number of those they are of. */
function nodes(writer: Writer, earlier: readonly Column[], before: string): TableBlock {
  const { t, table, formats } = writer
  const rows = table.columns.flatMap((column, place) => {
    if (column.kind === 'indicator') return []
    const changes = table.rows.flatMap(({ cells }) => cells[place]?.change ?? [])
    const count = (direction: string) =>
      formats.number(changes.filter((change) => change.direction === direction).length)
    const then = earlier.find(({ id }) => id === column.id)?.distribution
    return [
      [
        nodeName(writer, column).title,
        ...[count('up'), count('same'), count('down')],
        withCount(writer, then?.median, then?.n),
        withCount(writer, column.distribution?.median, column.distribution?.n),
      ],
    ]
  })
  const figure = (head: string, width: number) => ({ head, width, isFigure: true })
  const columns = [
    { head: t('comparisonReport.label.area'), width: null, isBold: true },
    figure(t('comparisonReport.change.rose'), 0.13),
    figure(t('comparisonReport.change.stayed'), 0.1),
    figure(t('comparisonReport.change.fell'), 0.14),
    figure(t('comparisonReport.change.medianOf', { wave: before }), 0.17),
    figure(t('comparisonReport.change.medianOf', { wave: table.wave }), 0.17),
  ]
  return tableBlock(t('comparisonReport.tables.changeAreas'), columns, rows)
}

function withCount(writer: Writer, share: number | undefined, n: number | undefined): string {
  return n === undefined ? points(writer, null) : `${points(writer, share)} (${writer.formats.number(n)})`
}
