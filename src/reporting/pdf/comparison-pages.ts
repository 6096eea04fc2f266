import { deviationBar } from '@/drawing/deviation-bar'
import { dotPlot } from '@/drawing/dot-plot'
import { spreadBar } from '@/drawing/spread-bar'
import type {
  ComparisonBlock,
  ComparisonSection,
  DeviationBlock,
  ListsBlock,
  PlotBlock,
  SpreadBlock,
} from '../comparison/comparison-model'
import { factLines, factStrip } from './blocks'
import { annexTable } from './comparison-annex'
import type { Place } from './comparison-contents'
import { grid } from './comparison-grid'
import { heatmap } from './comparison-heatmap'
import { paintDrawing } from './paint'
import { heightOf, SHEET, STYLE, TEXT_WIDTH, type Line, type Paper, type TextStyle } from './paper'

const TONES: Readonly<Record<'lead' | 'plain' | 'soft' | 'attention', TextStyle>> = {
  lead: STYLE.lead,
  plain: STYLE.body,
  soft: STYLE.small,
  attention: { ...STYLE.strong, colour: 'attention' },
}
/** Room that a part or a chapter wants below its heading, in points. */
const BELOW_HEADING = 150
const CAPTION: TextStyle = { face: 'bold', size: 9, leading: 1.4, colour: 'ink' }

/** What is told while pages are painted. */
export interface Telling {
  /** A table that is listed begins on the page. */
  readonly onTable: (place: Place) => void
  /** One piece of work is done. */
  readonly onStep: () => void
}

/** One part of the report, beginning on a new page, with its bookmark. */
export function comparisonSection(paper: Paper, section: ComparisonSection, telling: Telling): void {
  paper.newPage()
  paper.chapter(section.heading, 1, BELOW_HEADING)
  paper.gap(8)
  for (const block of section.blocks) {
    if ('caption' in block && block.caption !== null) caption(paper, block.caption, telling)
    paintBlock(paper, block, telling)
    // The annex tells of each municipality.
    if (block.kind !== 'figures') telling.onStep()
  }
}

function caption(paper: Paper, text: string, { onTable }: Telling): void {
  paper.gap(12)
  paper.heading(text, CAPTION, 130)
  onTable({ text, page: paper.doc.getNumberOfPages(), top: paper.top })
  paper.gap(6)
}

function paintBlock(paper: Paper, block: ComparisonBlock, { onStep }: Telling): void {
  switch (block.kind) {
    case 'text':
    case 'facts':
    case 'chapter':
    case 'strip':
    case 'table':
      paintWords(paper, block)
      break
    case 'spread':
      spread(paper, block)
      break
    case 'plot':
      plot(paper, block)
      break
    case 'heatmap':
      heatmap(paper, block)
      paper.gap(14)
      break
    case 'deviation':
      deviation(paper, block)
      break
    case 'lists':
      lists(paper, block)
      break
    case 'figures':
      annexTable(paper, block, onStep)
  }
}

type Words = Extract<ComparisonBlock, { kind: 'text' | 'facts' | 'chapter' | 'strip' | 'table' }>

function paintWords(paper: Paper, block: Words): void {
  switch (block.kind) {
    case 'text':
      paper.text(block.text, TONES[block.tone])
      paper.gap(7)
      break
    case 'facts':
      paper.flow(factLines(paper, block.rows))
      break
    case 'chapter':
      if (block.isNewPage) paper.newPage()
      // Right below the heading of a part there is room enough.
      else paper.gap(paper.top < paper.sheet.top + 60 ? 4 : 20)
      paper.chapter(block.text, 2, BELOW_HEADING)
      paper.gap(5)
      break
    case 'strip':
      paper.gap(6)
      factStrip(paper, block.facts)
      paper.gap(14)
      break
    case 'table':
      grid(paper, {
        head: block.columns,
        rows: block.rows,
        widths: block.widths.map((share) => share && share * TEXT_WIDTH),
        ...{ right: block.figures, bold: block.bold, size: block.isDense ? 7.8 : 8.4 },
      })
      paper.gap(14)
  }
}

const SPREAD_WIDTHS = [24, null, 70, 24, 34, 42, 46, 42, 38, 38]

function spread(paper: Paper, { columns, rows }: SpreadBlock): void {
  grid(paper, {
    head: columns,
    rows: rows.map(({ number, title, figures }) => [number, title, '', ...figures]),
    widths: SPREAD_WIDTHS,
    ...{ right: [3, 4, 5, 6, 7, 8, 9], bold: [6], size: 7.8, minRowHeight: 20 },
    paintCell: (row, column, { x, y, width, height }) => {
      const shares = rows[row]?.shares
      if (column !== 2 || !shares) return
      paintDrawing(paper.doc, spreadBar(shares, { width, height: 10 }), x, y + (height - 10) / 2)
    },
  })
  paper.gap(14)
}

function plot(paper: Paper, { shares, dots, axis }: PlotBlock): void {
  const dotsHeight = dots.length > 60 ? 60 : 34
  const size = { width: TEXT_WIDTH, dotsHeight, dot: 5, labelSize: 7.6 }
  const drawing = dotPlot({ shares, dots, axis }, size)
  paper.draw(drawing)
  paper.gap(8)
}

function deviation(paper: Paper, { columns, rows, limit }: DeviationBlock): void {
  grid(paper, {
    head: columns,
    rows: rows.map(({ number, title, figures }) => [number, title, '', ...figures]),
    widths: [22, null, 110, 38, 48, 50, 54],
    ...{ right: [3, 4, 5, 6], bold: [3], size: 8.2, minRowHeight: 18 },
    paintCell: (row, column, { x, y, width, height }) => {
      const one = rows[row]
      if (column !== 2 || !one) return
      paintDrawing(
        paper.doc,
        deviationBar(one.difference, limit, { width, height: 12 }),
        x,
        y + (height - 12) / 2,
      )
    },
  })
  paper.gap(14)
}

/** Lists side by side, figures before their names. */
function lists(paper: Paper, block: ListsBlock): void {
  const width = TEXT_WIDTH / block.lists.length
  const value: TextStyle = { ...STYLE.body, size: 8.6, leading: 1.36 }
  const columns = block.lists.map(({ heading, rows }, index): Line[] => {
    const left = SHEET.left + index * width
    const facts = rows.map(({ label, text }) => ({ label: text, text: label }))
    return [
      ...paper.lines(heading, STYLE.h3, left, width - 16),
      ...factLines(paper, facts, { left, width: width - 16, labelWidth: 32, value }),
    ]
  })
  const height = Math.max(...columns.map(heightOf))
  paper.need(height)
  for (const lines of columns) {
    let at = paper.top
    for (const line of lines) {
      line.draw(at)
      at += line.height
    }
  }
  paper.top += height
  paper.gap(12)
}
