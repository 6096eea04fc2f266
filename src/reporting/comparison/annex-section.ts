import type { Column, Row } from '@/domain/comparison/table'
import type { ComparisonSection } from './comparison-model'
import { said } from './said'
import { nodeName, percent, points, type Writer } from './writer'

/** Every figure of every municipality at every node. */
export function annexSection(writer: Writer): ComparisonSection {
  const { t, table, nameOf } = writer
  const heads = ['score', 'evidenced', 'coverage', 'possible', 'answered']
  return {
    heading: t('comparisonReport.annex.heading'),
    blocks: [
      said(t('comparisonReport.annex.lead'), 'soft'),
      {
        kind: 'figures',
        caption: t('comparisonReport.tables.annex'),
        columns: [
          '',
          t('comparisonReport.label.node'),
          ...heads.map((head) => t(`comparisonReport.label.${head}`)),
        ],
        elsewhere: t('comparisonReport.annex.elsewhere'),
        groups: table.rows.map((row) => ({
          name: nameOf(row.entry),
          rows: table.columns.map((column, place) => figures(writer, row, column, place)),
        })),
      },
    ],
  }
}

function figures(writer: Writer, { entry, cells }: Row, column: Column, place: number): string[] {
  const { number, title } = nodeName(writer, column)
  const node = column.kind === 'root' ? entry.score.root : entry.score.nodes.get(column.id)
  const [low, high] = [points(writer, node?.range?.[0]), points(writer, node?.range?.[1])]
  return [
    number,
    title,
    points(writer, cells[place]?.share),
    points(writer, cells[place]?.evidencedShare),
    percent(writer, node?.coverage),
    low === high ? low : `${low}–${high}`,
    `${writer.formats.number(node?.progress.answered ?? 0)}/${writer.formats.number(node?.progress.asked ?? 0)}`,
  ]
}
