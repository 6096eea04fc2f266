import type { FormGrid } from '../blank/form-model'
import type { Said } from '../blank/said'
import { saidLines, stuck, type Strip } from './form-parts'
import { FORM, WRITING } from './form-style'
import { PALETTE } from './palette'
import { heightOf, space, type Line, type Paper, type TextStyle } from './paper'

const PADDING = 5
/** Least width of a column, in points: for figures, and for words. */
const LEAST = { figures: 52, words: 120 }
/** Most that a column of figures is stretched to. */
const MOST_FIGURES = 130

const HEAD: TextStyle = { ...FORM.hint, colour: 'ink' }

interface Column {
  readonly head: Said
  readonly isWide: boolean
  readonly width: number
}

/** A ruled table to write in; one that is too wide is continued below, its rows named again. */
export function gridLines(paper: Paper, grid: FormGrid, strip: Strip): Line[] {
  const names = nameWidth(paper, grid, strip.width)
  const parts = partsOf(paper, grid, strip.width - names)
  const tables = parts.flatMap((columns, index) => {
    const lines = partLines(
      paper,
      grid,
      [{ head: grid.corner, isWide: false, width: names }, ...columns],
      strip.left,
    )
    return index === 0 ? lines : [space(10), ...lines]
  })
  const codes = grid.codes.flatMap((said) => [...saidLines(paper, said, FORM.hint, strip), space(2)])
  const after = saidLines(paper, grid.after, FORM.hint, strip)
  return [...stuck(codes), space(2, true), ...tables, space(3), ...after]
}

function longestWord(paper: Paper, { text, under }: Said): number {
  paper.use(FORM.hint)
  const words = `${text} ${under}`.split(/\s+/)
  return Math.max(...words.map((word) => paper.doc.getTextWidth(word))) + 2 * PADDING + 1
}

/** Width of the names of the rows: as they need, at most two fifths of the table. */
function nameWidth(paper: Paper, { rows, corner }: FormGrid, width: number): number {
  paper.use(FORM.body)
  const widest = rows.flatMap(({ text, under }) => [text, under]).map((text) => paper.doc.getTextWidth(text))
  const wanted = Math.max(...widest) + 2 * PADDING + 2
  return Math.min(Math.max(wanted, longestWord(paper, corner), 28), width * 0.4)
}

/** The columns in parts that fit beside the names of the rows, each part stretched over the width. */
function partsOf(paper: Paper, { columns }: FormGrid, width: number): Column[][] {
  const parts: Column[][] = []
  let taken = Infinity
  for (const { head, isWide } of columns) {
    const least = Math.min(width, Math.max(isWide ? LEAST.words : LEAST.figures, longestWord(paper, head)))
    if (taken + least > width) {
      parts.push([])
      taken = 0
    }
    parts.at(-1)?.push({ head, isWide, width: least })
    taken += least
  }
  return parts.map((part) => stretched(part, width))
}

function stretched(part: readonly Column[], width: number): Column[] {
  const free = width - part.reduce((sum, column) => sum + column.width, 0)
  const wide = part.filter(({ isWide }) => isWide).length
  return part.map((column) => {
    const share = wide > 0 ? (column.isWide ? free / wide : 0) : free / part.length
    const most = column.isWide ? width : Math.max(MOST_FIGURES, column.width)
    return { ...column, width: Math.min(column.width + share, most) }
  })
}

function partLines(paper: Paper, { rows }: FormGrid, columns: readonly Column[], left: number): Line[] {
  const lefts = columns.map((_, index) =>
    columns.slice(0, index).reduce((sum, { width }) => sum + width, left),
  )
  const cells = (texts: readonly Said[], style: TextStyle) =>
    texts.map((said, index) =>
      saidLines(paper, said, style, {
        left: (lefts[index] ?? left) + PADDING,
        width: (columns[index]?.width ?? 0) - 2 * PADDING,
      }),
    )
  const ruled = (blocks: readonly (readonly Line[])[], least: number, isHead: boolean) =>
    ruledRow(paper, { blocks, lefts, columns, least, isHead })
  const head = ruled(
    cells(
      columns.map(({ head }) => head),
      HEAD,
    ),
    0,
    true,
  )
  const body = rows.map((row) => ruled(cells([row], FORM.body), WRITING, false))
  const [last, ...before] = [...stuck([head, ...body])].reverse()
  return last ? [...before.reverse(), { ...last, staysWithNext: false }] : []
}

interface Row {
  readonly blocks: readonly (readonly Line[])[]
  readonly lefts: readonly number[]
  readonly columns: readonly Column[]
  readonly least: number
  readonly isHead: boolean
}

function ruledRow(paper: Paper, { blocks, lefts, columns, least, isHead }: Row): Line {
  const inner = Math.max(0, ...blocks.map(heightOf))
  const height = Math.max(least, inner + 2 * PADDING)
  return {
    height,
    staysWithNext: true,
    draw: (top) => {
      paper.doc.setDrawColor(PALETTE.soft).setLineWidth(isHead ? 1 : 0.7)
      columns.forEach(({ width }, index) => paper.doc.rect(lefts[index] ?? 0, top, width, height, 'S'))
      for (const block of blocks) {
        let at = top + (isHead ? PADDING : (height - heightOf(block)) / 2)
        for (const line of block) {
          line.draw(at)
          at += line.height
        }
      }
    },
  }
}
