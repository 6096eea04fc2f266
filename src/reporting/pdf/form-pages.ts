import type { OutlineItem } from 'jspdf'
import type { FormArea, FormIndicator } from '../blank/form-model'
import { itemLines, labelledLine, numbered, type Columns } from './form-items'
import { conditionLines, saidLines, stuck, writingLine } from './form-parts'
import { FORM, FORM_HEIGHT } from './form-style'
import { heightOf, space, type Line, type Paper } from './paper'

/** A question that is higher than this may be torn between its parts: half-empty pages would be the price. */
const MOST_WHOLE = 0.4 * FORM_HEIGHT
/** A part of a question that is higher than this may be torn between its lines. */
const MOST_WHOLE_PART = 0.95 * FORM_HEIGHT
/** Room that a heading wants below it at least. */
const BELOW_HEADING = 0.14 * FORM_HEIGHT
/** Space between the parts of a question, and between questions. */
const BETWEEN_PARTS = 9
const BETWEEN_QUESTIONS = 24

/** All areas with their questions, each area with its bookmark. `onShare` is told how much is done, 0–1. */
export function formPages(paper: Paper, areas: readonly FormArea[], onShare: (share: number) => void): void {
  const columns = columnsOf(paper, areas)
  const parents: (OutlineItem | null)[] = []
  areas.forEach((area, index) => {
    onShare(index / areas.length)
    areaHeading(paper, area, columns, parents)
    area.indicators.forEach((indicator, place) => {
      const parts = indicatorParts(paper, indicator, columns)
      // The heading has seen to it that there is room, where a page has as much.
      if (place > 0) paper.need(wholeHeight(parts))
      indicatorBlock(paper, parts, columns)
    })
  })
}

/** The margin is as wide as the longest number needs. */
function columnsOf(paper: Paper, areas: readonly FormArea[]): Columns {
  paper.use(FORM.question)
  const numbers = areas.flatMap(({ indicators }) =>
    indicators.flatMap(({ number, items }) => [`${number}.`, ...items.map((item) => item.number)]),
  )
  const margin = Math.max(...numbers.map((number) => paper.doc.getTextWidth(number)), 18) + 9
  const { left } = paper.sheet
  return { number: left, strip: { left: left + margin, width: paper.width - margin } }
}

/** A heading that takes the first lines of its first question with it. */
function areaHeading(
  paper: Paper,
  { depth, title, description, indicators }: FormArea,
  columns: Columns,
  parents: (OutlineItem | null)[],
): void {
  const strip = { left: paper.sheet.left, width: paper.width }
  const lines = [
    ...saidLines(paper, title, depth === 0 ? FORM.area : FORM.subarea, strip),
    space(3),
    ...saidLines(paper, description, FORM.hint, strip),
    space(10),
  ]
  const [first] = indicators
  const below = Math.max(BELOW_HEADING, first ? wholeHeight(indicatorParts(paper, first, columns)) : 0)
  paper.gap(14)
  paper.need(heightOf(lines) + below)
  parents.length = depth
  parents.push(
    paper.doc.outline.add(parents.at(-1) ?? null, title.text, { pageNumber: paper.doc.getNumberOfPages() }),
  )
  paper.flow(stuck(lines))
}

/** A part of a question, and what stands in the margin where it begins a page: so that it is known whose part it is. */
interface Part {
  readonly lines: readonly Line[]
  readonly mark: string
}

/** What has to fit on the page on which a question begins. */
function wholeHeight(parts: readonly Part[]): number {
  const all = heightOf(parts.flatMap(({ lines }) => lines)) + BETWEEN_PARTS * (parts.length - 1)
  if (all <= MOST_WHOLE) return all
  const first = heightOf(parts[0]?.lines ?? [])
  // Of what is torn anyway, its own lines keep the first together.
  return first <= MOST_WHOLE_PART ? first : 0
}

/** A question with all that is written below it; its first part begins here. */
function indicatorBlock(paper: Paper, parts: readonly Part[], columns: Columns): void {
  parts.forEach(({ lines, mark }, index) => {
    if (index > 0) {
      paper.gap(BETWEEN_PARTS)
      const height = heightOf(lines)
      if (height <= MOST_WHOLE_PART) paper.need(height)
    }
    const begins = paper.top === paper.sheet.top
    paper.flow(begins ? numbered(paper, lines, mark, FORM.question, columns.number) : lines)
  })
  paper.gap(BETWEEN_QUESTIONS)
}

/** The question with its first item, every further item, and the lines for words beside the answer. */
function indicatorParts(paper: Paper, indicator: FormIndicator, columns: Columns): Part[] {
  const { items, remarks, number } = indicator
  const head = headLines(paper, indicator, columns)
  const [first, ...more] = items.map((item) => itemLines(paper, item, columns))
  const words = remarks.flatMap((remark) => remarkLines(paper, remark, columns))
  return [
    { lines: [...stuck(head), ...(first ?? [])], mark: '' },
    ...more.map((lines) => ({ lines, mark: '' })),
    { lines: words, mark: `${number}.` },
  ].filter(({ lines }) => lines.length > 0)
}

function headLines(paper: Paper, indicator: FormIndicator, { number, strip }: Columns): Line[] {
  const { title, question, condition, guidance } = indicator
  const isNamed = title.text !== ''
  const lines = [
    ...saidLines(paper, title, FORM.name, strip),
    ...saidLines(paper, question, isNamed ? FORM.asked : FORM.question, strip),
    space(guidance.text === '' ? 0 : 2),
    ...saidLines(paper, guidance, FORM.hint, strip),
    space(6),
  ]
  return [
    ...conditionLines(paper, condition, strip),
    ...numbered(paper, lines, `${indicator.number}.`, FORM.question, number),
  ]
}

/** A label and what is expected, above the lines; a label alone stands before the first of them. */
function remarkLines(
  paper: Paper,
  { label, hint, lines }: FormIndicator['remarks'][number],
  { strip }: Columns,
): Line[] {
  const free = (count: number) => Array.from({ length: count }, () => writingLine(paper, strip))
  if (hint.text === '') return [...stuck([labelledLine(paper, label, strip)]), ...free(lines - 1)]
  const words = saidLines(
    paper,
    { text: led(label.text, hint.text), under: led(label.under, hint.under) },
    FORM.hint,
    strip,
  )
  return [...stuck(words), ...free(lines)]
}

function led(label: string, text: string): string {
  return label === '' || text === '' ? text : `${label}: ${text}`
}
