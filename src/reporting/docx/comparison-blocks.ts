import { HeadingLevel, Paragraph, type Table } from 'docx'
import type { ComparisonBlock, ListsBlock } from '../comparison/comparison-model'
import { heatTables } from './comparison-heat'
import { docxBlock, docxHeading, labelled } from './docx-blocks'
import { docxTable, textRuns } from './docx-table'

type Piece = Paragraph | Table

/** One piece of the comparison report as paragraphs and tables; pictures are left to the paper, their figures stand in tables. */
export function comparisonPieces(block: ComparisonBlock): Piece[] {
  const hasTable = 'caption' in block && block.kind !== 'figures'
  const caption = hasTable && block.caption !== null ? [captionOf(block.caption)] : []
  return [...caption, ...pieces(block)]
}

function pieces(block: ComparisonBlock): Piece[] {
  switch (block.kind) {
    case 'text':
    case 'facts':
      return docxBlock(block)
    case 'table':
      return docxBlock({ ...block, kind: 'table' })
    case 'chapter':
      return [docxHeading(block.text, HeadingLevel.HEADING_2)]
    case 'strip':
      return block.facts.map((fact) => labelled(fact))
    case 'spread':
    case 'deviation':
      return withoutPicture(
        block.columns,
        block.rows.map(({ number, title, figures }) => [number, title, '', ...figures]),
      )
    case 'plot':
      return []
    case 'heatmap':
      return heatTables(block)
    case 'lists':
      return lists(block)
    case 'figures':
      return docxBlock({ kind: 'text', text: block.elsewhere, tone: 'plain' })
  }
}

/** Stands above its table and stays with it. */
function captionOf(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 240, after: 80 },
    children: textRuns(text, { bold: true }),
  })
}

/** Two tables without anything between them would become one. */
export function between(): Paragraph {
  return new Paragraph({ spacing: { after: 60, line: 160 }, children: [] })
}

/** The column of pictures is left out. */
function withoutPicture(columns: readonly string[], rows: readonly (readonly string[])[]): Piece[] {
  const kept = (texts: readonly string[]) => texts.filter((_, index) => index !== 2)
  const heads = kept(columns)
  const table = docxTable({
    columns: heads,
    rows: rows.map(kept),
    widths: heads.map((_, index) => (index === 0 ? 0.06 : index === 1 ? 0.3 : null)),
    figures: heads.flatMap((_, index) => (index > 1 ? [index] : [])),
  })
  return [table, between()]
}

function lists({ lists: all }: ListsBlock): Piece[] {
  return all.flatMap(({ heading, rows }) => [
    new Paragraph({ keepNext: true, spacing: { before: 160 }, children: textRuns(heading, { bold: true }) }),
    ...rows.map(({ label, text }) => labelled({ label: text, text: label })),
  ])
}
