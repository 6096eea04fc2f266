import type { FormField } from '../blank/form-model'
import type { Said } from '../blank/said'
import { gridLines } from './form-grid'
import {
  BETWEEN_BOXES,
  boxLine,
  paintBox,
  saidLines,
  sideBySide,
  writingLine,
  type Strip,
} from './form-parts'
import { BOX, FORM, WRITING } from './form-style'
import { heightOf, space, type Line, type Paper, type TextStyle } from './paper'

type Field<Kind extends FormField['kind']> = Extract<FormField, { kind: Kind }>

/** Where the answer is written, from top to bottom. */
export function fieldLines(paper: Paper, field: FormField, strip: Strip): Line[] {
  switch (field.kind) {
    case 'levels':
      return spaced(field.levels.map(({ figure, text }) => boxLine(paper, { said: text, figure }, strip)))
    case 'scale':
      return [scaleLine(paper, field, strip)]
    case 'choices':
      return boxColumns(paper, field.choices, BOX.tick, strip)
    case 'order':
      return boxColumns(paper, field.choices, BOX.figure, strip)
    case 'figure':
      return [figureLine(paper, field, strip)]
    case 'calendar':
      return [calendarLine(paper, field, strip)]
    case 'lines':
      return Array.from({ length: field.count }, () => writingLine(paper, strip))
    case 'grid':
      return gridLines(paper, field, strip)
  }
}

function spaced(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, index) =>
    index === 0 ? [line] : [{ ...space(BETWEEN_BOXES), staysWithNext: false }, line],
  )
}

/** Boxes with their words: two or three columns where all words are short, read from top to bottom. */
function boxColumns(paper: Paper, choices: readonly Said[], side: number, { left, width }: Strip): Line[] {
  const count = columnsFor(paper, choices, side, width)
  const rows = Math.ceil(choices.length / count)
  const column = width / count
  const lines = Array.from({ length: rows }, (_, row) =>
    sideBySide(
      Array.from({ length: count }, (_, index) => {
        const said = choices[index * rows + row]
        const strip = { left: left + index * column, width: column - 12 }
        return said ? [boxLine(paper, { said, side }, strip)] : []
      }),
    ),
  )
  return spaced(lines)
}

/** From so many on, boxes stand in two columns even if some of their words take two lines. */
const MANY = 8

/** At most so many boxes stand in one row. */
const MOST_IN_A_ROW = 4

/** Whether boxes with these words fit beside each other. */
export function fitsInARow(paper: Paper, choices: readonly Said[], width: number): boolean {
  return (
    choices.length <= MOST_IN_A_ROW && linesInColumns(paper, choices, BOX.tick, width / choices.length) === 1
  )
}

function linesInColumns(paper: Paper, choices: readonly Said[], side: number, column: number): number {
  const texts = choices.flatMap(({ text, under }) => [text, under])
  return Math.max(...texts.map((text) => paper.wrap(text, FORM.body, column - side - 20).length))
}

function columnsFor(paper: Paper, choices: readonly Said[], side: number, width: number): number {
  if (fitsInARow(paper, choices, width)) return choices.length
  if (choices.length <= 3) return 1
  return linesInColumns(paper, choices, side, width / 2) <= (choices.length < MANY ? 1 : 2) ? 2 : 1
}

/** Boxes in a row, each below its figure, between the words for the two ends. */
function scaleLine(paper: Paper, { figures, low, high }: Field<'scale'>, { left, width }: Strip): Line {
  const pitch = Math.min(36, (width + 8) / figures.length)
  const row = pitch * (figures.length - 1) + BOX.figure
  const room = (width - row) / 2 - 14
  const isBeside = room >= 90
  const start = isBeside ? left + room + 14 : left
  const boxes = boxRow(paper, figures, start, pitch)
  if (!isBeside) {
    const half = width / 2
    const ends = sideBySide([
      saidLines(paper, low, FORM.hint, { left, width: half - 8 }),
      toTheRight(paper, high, { left: left + half, width: Math.min(half, row - half) }),
    ])
    return sideBySide([[boxes, space(4), ends]])
  }
  const lowest = toTheRight(paper, low, { left, width: room })
  const highest = saidLines(paper, high, FORM.body, { left: start + row + 14, width: room })
  const down = (lines: readonly Line[]) =>
    space(Math.max(0, boxes.height - BOX.figure / 2 - heightOf(lines) / 2))
  return sideBySide([[boxes], [down(lowest), ...lowest], [down(highest), ...highest]])
}

function boxRow(paper: Paper, figures: readonly string[], start: number, pitch: number): Line {
  return {
    height: 15 + BOX.figure,
    staysWithNext: false,
    draw: (top) => {
      figures.forEach((figure, index) => {
        const left = start + index * pitch
        paper.use(FORM.strong)
        paper.doc.text(figure, left + BOX.figure / 2, top + 11, { align: 'center' })
        paintBox(paper, left, top + 15, BOX.figure)
      })
    },
  }
}

/** Words that end at the right edge of their strip. */
function toTheRight(paper: Paper, { text, under }: Said, { left, width }: Strip): Line[] {
  const set = (words: string, style: TextStyle) =>
    (words === '' ? [] : paper.wrap(words, style, width)).map((one): Line => ({
      height: style.size * style.leading,
      staysWithNext: false,
      draw: (top) => {
        paper.use(style)
        const middle = top + style.size * (style.leading / 2 + 0.36)
        paper.doc.text(one.trim(), left + width, middle, { align: 'right' })
      },
    }))
  return [...set(text, FORM.body), ...set(under, FORM.hint)]
}

/** Length of a line for a figure with its unit. */
const FIGURE_LINE = 92
const CELL = { width: 16.4, height: 21 }

function paintCells(paper: Paper, count: number, left: number, top: number): void {
  for (let index = 0; index < count; index++)
    paintBox(paper, left + index * CELL.width, top, CELL.width, CELL.height)
}

/** Cells for the digits or a line, and the unit after it. */
function figureLine(paper: Paper, { digits, unit }: Field<'figure'>, { left, width }: Strip): Line {
  const long = digits === null ? Math.min(FIGURE_LINE, width * 0.6) : digits * CELL.width
  const words = saidLines(paper, unit, FORM.body, { left: left + long + 8, width: width - long - 8 })
  const field: Line =
    digits === null
      ? writingLine(paper, { left, width: long })
      : {
          height: CELL.height + 3,
          staysWithNext: false,
          draw: (top) => paintCells(paper, digits, left, top + 1),
        }
  const above = digits === null ? WRITING - FORM.body.size * FORM.body.leading - 1 : 3.5
  return sideBySide([[field], [space(above), ...words]])
}

/** Cells for day, month and year, each group with its name below. */
function calendarLine(paper: Paper, { parts }: Field<'calendar'>, { left }: Strip): Line {
  let at = left
  const groups = parts.map(({ digits, label }) => {
    const strip = { left: at, width: digits * CELL.width }
    at += strip.width + 8
    return { digits, strip, label }
  })
  const names = groups.map(({ label, strip }) => centred(paper, label, strip))
  return {
    height: CELL.height + 2 + Math.max(...names.map(heightOf)),
    staysWithNext: false,
    draw: (top) => {
      for (const { digits, strip } of groups) paintCells(paper, digits, strip.left, top + 1)
      sideBySide(names).draw(top + CELL.height + 2)
    },
  }
}

function centred(paper: Paper, { text, under }: Said, { left, width }: Strip): Line[] {
  return [text, under].flatMap((words): Line[] =>
    words === ''
      ? []
      : [
          {
            height: 13,
            staysWithNext: false,
            draw: (top) => {
              paper.use(FORM.hint)
              paper.doc.text(words, left + width / 2, top + 10, { align: 'center' })
            },
          },
        ],
  )
}
