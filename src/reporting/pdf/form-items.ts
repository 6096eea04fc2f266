import type { FormItem } from '../blank/form-model'
import type { Said } from '../blank/said'
import { withDrawing } from './blocks'
import { fieldLines, fitsInARow } from './form-fields'
import { boxLine, conditionLines, saidLines, sideBySide, stuck, writingLine, type Strip } from './form-parts'
import { BOX, FORM } from './form-style'
import { space, type Line, type Paper, type TextStyle } from './paper'

/** Where questions stand, and the margin before them in which their numbers do. */
export interface Columns {
  readonly number: number
  readonly strip: Strip
}

/** Lines with their number in the margin. */
export function numbered(
  paper: Paper,
  lines: readonly Line[],
  number: string,
  style: TextStyle,
  left: number,
): Line[] {
  const [first, ...more] = lines
  if (!first || number === '') return [...lines]
  const marked = withDrawing(first, (top) => {
    paper.use(style)
    paper.doc.text(number, left, top + first.height / 2 + style.size * 0.36)
  })
  return [marked, ...more]
}

/** Fields that fit beside their label. */
const NARROW: readonly FormItem['field']['kind'][] = ['figure', 'calendar']

function isBeside({ label, field, notApplicable }: FormItem): boolean {
  if (label.text === '' || notApplicable) return false
  return NARROW.includes(field.kind) || (field.kind === 'lines' && field.count === 1)
}

/** One item: who answers, what is asked, and where the answer is written. */
export function itemLines(paper: Paper, item: FormItem, columns: Columns): Line[] {
  const { strip } = columns
  const condition = conditionLines(paper, item.condition, strip)
  if (isBeside(item)) return [...stuck(condition), besideLine(paper, item, columns)]
  const words = wordLines(paper, item, strip, columns)
  const answers = answerLines(paper, item, strip)
  const between = words.length > 0 ? [space(5)] : []
  return [...stuck([...condition, ...words, ...between]), ...heldTogether(answers)]
}

/** The field and what is no answer; "don't know" ends a row of few choices, where there is room for it. */
function answerLines(paper: Paper, item: FormItem, strip: Strip): Line[] {
  const { field, unknown, notApplicable } = item
  if (field.kind === 'choices' && unknown.text !== '' && !notApplicable) {
    const choices = [...field.choices, unknown]
    if (fitsInARow(paper, choices, strip.width)) return fieldLines(paper, { ...field, choices }, strip)
  }
  return [...fieldLines(paper, field, strip), ...asideLines(paper, item, strip)]
}

/** Label, hint and how to fill in, with the number in the margin. */
function wordLines(paper: Paper, item: FormItem, strip: Strip, { number }: Columns): Line[] {
  const lines = [
    ...saidLines(paper, item.label, FORM.strong, strip),
    ...saidLines(paper, item.hint, FORM.hint, strip),
    ...saidLines(paper, item.instruction, FORM.hint, strip),
  ]
  return numbered(paper, lines, item.number, FORM.body, number)
}

/** The words on the left, the field on the right, and "don't know" at its end. */
function besideLine(paper: Paper, item: FormItem, columns: Columns): Line {
  const { left, width } = columns.strip
  const words = width * 0.46
  const end = unknownWidth(paper, item)
  const right = { left: left + words, width: width - words - end }
  const aside = { left: left + width - end + 14, width: end - 14 }
  return sideBySide([
    [space(4), ...wordLines(paper, item, { left, width: words - 14 }, columns)],
    fieldLines(paper, item.field, right),
    end === 0 ? [] : [space(5), boxLine(paper, { said: item.unknown }, aside)],
  ])
}

function unknownWidth(paper: Paper, { unknown: { text, under } }: FormItem): number {
  if (text === '') return 0
  paper.use(FORM.body)
  return Math.max(paper.doc.getTextWidth(text), paper.doc.getTextWidth(under)) + BOX.tick + 8 + 16
}

/** Lines of two boxes with the space between them; the last two have "don't know" below them. */
const FIRST_TWO = 3
const LAST_TWO = 5

/** The first boxes of a field stay together, and so do its last. */
function heldTogether(lines: readonly Line[]): Line[] {
  const isHeld = (index: number) =>
    index < FIRST_TWO || (index >= lines.length - LAST_TWO && index < lines.length - 1)
  return lines.map((line, index) => ({ ...line, staysWithNext: line.staysWithNext || isHeld(index) }))
}

/** The boxes that are no answer, side by side: "don't know", and "not applicable" with its reason. */
function asideLines(paper: Paper, item: FormItem, { left, width }: Strip): Line[] {
  const { unknown, notApplicable } = item
  const taken = unknown.text === '' ? 0 : Math.max(unknownWidth(paper, item), width * 0.26)
  const known = taken === 0 ? [] : [boxLine(paper, { said: unknown }, { left, width })]
  if (!notApplicable) return known.length === 0 ? [] : [space(6), ...known]
  const strip = { left: left + taken, width: width - taken }
  return [space(6), sideBySide([known, notApplicableLines(paper, notApplicable, strip)])]
}

function notApplicableLines(
  paper: Paper,
  { label, condition, reason }: NonNullable<FormItem['notApplicable']>,
  strip: Strip,
): Line[] {
  const indent = BOX.tick + 8
  const inner = { left: strip.left + indent, width: strip.width - indent }
  return [
    boxLine(paper, { said: label }, strip),
    ...saidLines(paper, condition, FORM.hint, inner),
    labelledLine(paper, reason, inner),
  ]
}

/** Words with a line to write on after them. */
export function labelledLine(paper: Paper, { text, under }: Said, { left, width }: Strip): Line {
  const label = under === '' ? text : `${text} / ${under}`
  paper.use(FORM.body)
  const after = paper.doc.getTextWidth(label) + 8
  return withDrawing(writingLine(paper, { left: left + after, width: width - after }), (top) => {
    paper.use(FORM.body)
    paper.doc.text(label, left, top + 20)
  })
}
