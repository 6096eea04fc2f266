import { levelColumns } from '../minutes/level-columns'
import type { DecisionBlock, VoteBlock } from '../minutes/minutes-model'
import { factLines, glued, paintChip, withDrawing } from './blocks'
import { paintDrawing } from './paint'
import { heightOf, SHEET, space, STYLE, TEXT_WIDTH, type Line, type Paper } from './paper'

const CHIP = 34
const LEFT = SHEET.left + CHIP + 16
const WIDTH = TEXT_WIDTH - CHIP - 16
/** Space between two votes side by side. */
const BETWEEN = 24
const CHART = { width: 176, height: 54, labelSize: 8.4 }

/** What the group says of one item: the level, how it was decided and why, and how the votes lay. */
export function decisionLines(paper: Paper, block: DecisionBlock): Line[] {
  const facts = factLines(paper, block.facts, { left: LEFT, width: WIDTH, labelWidth: 150 })
  const [first, ...rest] = facts
  return [
    ...glued([...headLines(paper, block), ...(first ? [space(4, true), first] : [])]),
    ...rest,
    ...voteLines(paper, block.votes),
    space(20),
  ]
}

function headLines(paper: Paper, { title, chip, value, standing, isAgreed }: DecisionBlock): Line[] {
  const [first = space(0), ...rest] = paper.lines(title, STYLE.h3, LEFT, WIDTH)
  const line = withDrawing(first, (top) =>
    paintChip(paper, chip?.figure ?? '–', chip?.step ?? 0, SHEET.left, top + 2, CHIP),
  )
  const stands = isAgreed ? STYLE.soft : { ...STYLE.strong, colour: 'attention' as const }
  return [
    line,
    ...rest,
    ...paper.lines(value, STYLE.body, LEFT, WIDTH),
    ...paper.lines(standing, stands, LEFT, WIDTH),
  ]
}

/** Both votes side by side, never torn. */
function voteLines(paper: Paper, votes: readonly VoteBlock[]): Line[] {
  if (votes.length === 0) return []
  const width = (WIDTH - BETWEEN) / 2
  const columns = votes.map((vote, index) =>
    oneVote(paper, vote, LEFT + index * (width + BETWEEN), votes.length === 1 ? WIDTH : width),
  )
  const draw = (top: number) => {
    for (const lines of columns) drawAll(lines, top)
  }
  return [space(8, true), { height: Math.max(...columns.map(heightOf)), staysWithNext: false, draw }]
}

/** Alone on its row, the sentences stand beside the columns. */
function oneVote(paper: Paper, vote: VoteBlock, left: number, width: number): Line[] {
  const isAlone = width === WIDTH
  const label = paper.lines(vote.label, STYLE.label, left, width)
  const indent = isAlone && vote.levels ? CHART.width + BETWEEN : 0
  const sentences = sentenceLines(paper, vote, left + indent, width - indent)
  if (!vote.levels) return [...label, ...sentences]
  const drawing = levelColumns(vote.levels, CHART)
  const chart: Line = {
    height: isAlone ? Math.max(CHART.height, heightOf(sentences) + 8) : CHART.height,
    staysWithNext: true,
    draw: (top) => {
      paintDrawing(paper.doc, drawing, left, top)
      if (isAlone) drawAll(sentences, top + 8)
    },
  }
  return isAlone ? [...label, chart] : [...label, chart, space(4), ...sentences]
}

/** Each sentence on a line of its own where it stands beside the columns; otherwise one after the other. */
function sentenceLines(paper: Paper, { sentences, levels }: VoteBlock, left: number, width: number): Line[] {
  const texts = levels ? sentences : [sentences.join(' ')]
  return texts.flatMap((sentence) => paper.lines(sentence, { ...STYLE.label, colour: 'ink' }, left, width))
}

function drawAll(lines: readonly Line[], top: number): void {
  lines.reduce((at, line) => {
    line.draw(at)
    return at + line.height
  }, top)
}
