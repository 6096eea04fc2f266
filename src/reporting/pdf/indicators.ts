import type { AreaBlock, IndicatorBlock, ReportModel } from '../model/report-model'
import { factLines, glued, labelledLines, paintChip, withDrawing } from './blocks'
import { PALETTE } from './palette'
import { heightOf, SHEET, space, STYLE, TEXT_WIDTH, type Line, type Paper } from './paper'

const CHIP = 34
const LEFT = SHEET.left + CHIP + 16
const WIDTH = TEXT_WIDTH - CHIP - 16

/** The chip beside the first line: the level's figure, else the points, or a dash where there is neither. */
function headLines(paper: Paper, block: IndicatorBlock): Line[] {
  const [first = space(0), ...rest] = paper.lines(block.title, STYLE.h3, LEFT, WIDTH)
  const chip = block.level ?? block.points
  const line = withDrawing(first, (top) =>
    paintChip(paper, chip?.figure ?? '–', chip?.step ?? 0, SHEET.left, top + 2, CHIP),
  )
  return [line, ...rest, ...paper.lines(block.question, STYLE.label, LEFT, WIDTH), space(5)]
}

function levelLines(paper: Paper, { level, state }: IndicatorBlock): Line[] {
  if (!level) return paper.lines(state ?? '', STYLE.strong, LEFT, WIDTH)
  return [
    ...paper.lines(level.name, STYLE.strong, LEFT, WIDTH),
    ...paper.lines(level.text, STYLE.body, LEFT, WIDTH),
  ]
}

/** The most useful sentence of the report, on a wash of its own. */
function nextLines(paper: Paper, block: IndicatorBlock): Line[] {
  if (!block.next) return []
  const lines = glued(labelledLines(paper, block.next, LEFT + 12, WIDTH - 24))
  const height = heightOf(lines) + 12
  const before: Line = {
    height: 6,
    staysWithNext: true,
    draw: (top) => {
      paper.doc.setFillColor(PALETTE.wash).roundedRect(LEFT, top, WIDTH, height, 4, 4, 'F')
    },
  }
  const glue = lines.map((line) => ({ ...line, staysWithNext: true }))
  return [space(6), before, ...glue, space(6)]
}

function detailLines(paper: Paper, block: IndicatorBlock): Line[] {
  const rows = [...block.facts, ...block.figures]
  const facts = factLines(paper, rows, {
    left: LEFT,
    width: WIDTH,
    labelWidth: 200,
    value: { ...STYLE.body, size: 9.2 },
  })
  const notes = block.notes.flatMap((note) => [space(4), ...labelledLines(paper, note, LEFT, WIDTH)])
  const { evidence } = block
  const lines = evidence?.lines.flatMap((line) => paper.lines(`• ${line}`, STYLE.body, LEFT, WIDTH)) ?? []
  const head = evidence ? [space(4), ...paper.lines(evidence.label, STYLE.label, LEFT, WIDTH)] : []
  const before = facts.length > 0 ? [space(6)] : []
  return [...before, ...facts, ...notes, ...head.map((line) => ({ ...line, staysWithNext: true })), ...lines]
}

/** Up to a third of a page an indicator is not torn. */
const SHORT = (SHEET.height - SHEET.top - SHEET.bottom) * 0.34

function indicatorLines(paper: Paper, block: IndicatorBlock): Line[] {
  const head = [...headLines(paper, block), ...levelLines(paper, block), ...nextLines(paper, block)]
  return [...glued(head), ...detailLines(paper, block), space(18)]
}

function paintArea(paper: Paper, area: AreaBlock): void {
  const blocks = area.indicators.map((block) => indicatorLines(paper, block))
  const first = Math.min(SHORT, heightOf(blocks[0] ?? []))
  paper.chapter(area.title, 2, first + 50)
  paper.gap(2)
  paper.text(area.description, STYLE.soft)
  paper.gap(14)
  for (const lines of blocks) paper.flow(lines, heightOf(lines) <= SHORT)
  paper.gap(8)
}

/** Every indicator with its level, next step, note, figures and evidence. */
export function indicatorPages(paper: Paper, model: ReportModel): void {
  paper.section(460)
  paper.chapter(model.indicators.heading, 1, 200)
  paper.gap(8)
  paper.text(model.indicators.rule, STYLE.soft)
  paper.gap(18)
  for (const area of model.indicators.areas) paintArea(paper, area)
}
