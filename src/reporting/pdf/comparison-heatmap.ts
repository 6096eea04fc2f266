import type { HeatmapBlock } from '../comparison/comparison-model'
import { PALETTE, onStep } from './palette'
import { SHEET, TEXT_WIDTH, type Paper, type TextStyle } from './paper'

const NAME_WIDTH = 112
const ROW = 16
const HEAD = 118
const LEAST_CELL = 27
const MOST_CELL = 44
const CORNER: TextStyle = { face: 'bold', size: 7.6, leading: 1.3, colour: 'soft' }
const NAME: TextStyle = { face: 'regular', size: 8.2, leading: 1.3, colour: 'ink' }
const TITLE: TextStyle = { face: 'regular', size: 6.8, leading: 1.18, colour: 'ink' }
const STEPS = [PALETTE.step0, PALETTE.step1, PALETTE.step2, PALETTE.step3, PALETTE.step4]

/** The columns that stand side by side on a page. */
interface Part {
  readonly from: number
  readonly to: number
  readonly cell: number
}

function partsOf(columns: number): Part[] {
  const most = Math.floor((TEXT_WIDTH - NAME_WIDTH) / LEAST_CELL)
  const parts = Math.max(1, Math.ceil(columns / most))
  const each = Math.ceil(columns / parts)
  const cell = Math.min(MOST_CELL, (TEXT_WIDTH - NAME_WIDTH) / each)
  return Array.from({ length: parts }, (_, index) => ({
    from: index * each,
    to: Math.min(columns, (index + 1) * each),
    cell,
  }))
}

/** A heatmap over as many pages as it takes, names of rows and columns on each of them. */
export function heatmap(paper: Paper, block: HeatmapBlock): void {
  legend(paper, block)
  partsOf(block.columns.length).forEach((part, index) => {
    if (index > 0) paper.gap(22)
    paper.need(HEAD + 6 * ROW)
    head(paper, block, part)
    for (const row of block.rows) {
      if (paper.room < ROW) {
        paper.newPage()
        head(paper, block, part)
      }
      paintRow(paper, row, part)
    }
  })
}

/** What each colour stands for, in one line. */
function legend(paper: Paper, block: HeatmapBlock): void {
  const width = TEXT_WIDTH / block.legend.length
  block.legend.forEach(({ label, step }, index) => {
    const left = SHEET.left + index * width
    paper.doc.setFillColor(STEPS[step] ?? PALETTE.step0).rect(left, paper.top, 14, 10, 'F')
    paper.use({ ...NAME, size: 7.8 })
    paper.doc.text(label, left + 19, paper.top + 8)
  })
  paper.top += 20
}

/** Names from below upwards, with the number under each. */
function head(paper: Paper, block: HeatmapBlock, { from, to, cell }: Part): void {
  const { doc } = paper
  const base = paper.top + HEAD
  paper.use(CORNER)
  doc.text(block.corner, SHEET.left, base - 4)
  block.columns.slice(from, to).forEach(({ number, title }, index) => {
    const left = SHEET.left + NAME_WIDTH + index * cell
    const step = TITLE.size * TITLE.leading
    const most = Math.floor((cell - 2) / step)
    const all = paper.wrap(title, TITLE, HEAD - 18)
    const shown = all.slice(0, most)
    const last = shown.length - 1
    if (all.length > most) shown[last] = `${(shown[last] ?? '').trimEnd()}…`
    paper.use(TITLE)
    const begin = left + (cell - shown.length * step) / 2
    shown.forEach((text, line) => {
      doc.text(text, begin + step * line + TITLE.size * 0.86, base - 14, { angle: 90 })
    })
    paper.use({ ...CORNER, size: 6.8 })
    doc.text(number, left + cell / 2, base - 4, { align: 'center' })
  })
  paper.top = base
}

function paintRow(
  paper: Paper,
  { name, cells }: HeatmapBlock['rows'][number],
  { from, to, cell }: Part,
): void {
  const { doc } = paper
  const middle = paper.top + ROW / 2
  paper.use(NAME)
  doc.text(fitted(paper, name), SHEET.left, middle + NAME.size * 0.36)
  for (let index = from; index < to; index++) {
    const { figure, step } = cells[index] ?? { figure: '', step: null }
    const left = SHEET.left + NAME_WIDTH + (index - from) * cell
    doc.setFillColor(step === null ? PALETTE.paper : (STEPS[step] ?? PALETTE.step0))
    doc.rect(left + 0.5, paper.top + 0.5, cell - 1, ROW - 1, 'F')
    paper.use({ ...NAME, size: 7.6, colour: step === null ? 'soft' : onStep(step) })
    doc.text(figure, left + cell / 2, middle + 2.8, { align: 'center' })
  }
  paper.top += ROW
}

function fitted(paper: Paper, name: string): string {
  if (paper.doc.getTextWidth(name) <= NAME_WIDTH - 8) return name
  const [first = ''] = paper.wrap(name, NAME, NAME_WIDTH - 14)
  return `${first.trimEnd()}…`
}
