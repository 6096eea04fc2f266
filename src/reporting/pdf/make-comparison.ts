import { jsPDF } from 'jspdf'
import { staircase } from '@/drawing/staircase'
import type { ComparisonModel } from '../comparison/comparison-model'
import { factLines } from './blocks'
import { paintContents, reserveContents, type Place } from './comparison-contents'
import { comparisonSection } from './comparison-pages'
import { paintMark } from './cover'
import { coverageOf, registerFonts, type PdfFonts } from './fonts'
import { paintFurniture, setProperties } from './furniture'
import type { ReportProgress } from './make-pdf'
import { paintDrawing } from './paint'
import { PALETTE } from './palette'
import { Paper, SHEET, STYLE, TEXT_WIDTH } from './paper'
import { printable } from './printable'
import { stamp } from './stamp'

/**
 * A comparison report as a PDF file, byte for byte the same where `madeAt` is (`stamp`). `onProgress` is told of every step,
 * hundreds of times for many municipalities. Throws UncoveredCharactersError, before anything is written, when a character
 * has no glyph.
 */
export function makeComparison(
  model: ComparisonModel,
  fonts: PdfFonts,
  onProgress: (progress: ReportProgress) => void,
  madeAt: Date | null = null,
): ArrayBuffer {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true })
  registerFonts(doc, fonts)
  const report = printable(model, coverageOf(doc))
  onProgress({ stage: 'pages', share: 0.1 })
  setProperties(doc, report)
  stamp(doc, report, madeAt)
  const paper = new Paper(doc)
  coverPage(paper, report)
  const contents = reserveContents(paper, report)
  const [parts, tables]: [Place[], Place[]] = [[], []]
  const all = stepsOf(report)
  let steps = 0
  const onStep = () => {
    steps += 1
    onProgress({ stage: 'pages', share: 0.1 + (0.7 * steps) / all })
  }
  for (const section of report.sections) {
    const page = doc.getNumberOfPages() + 1
    parts.push({ text: section.heading, page, top: SHEET.top })
    comparisonSection(paper, section, { onStep, onTable: (place) => tables.push(place) })
  }
  paintContents(paper, report, contents, parts, tables)
  paintFurniture(paper, { ...report, form: 'full' })
  onProgress({ stage: 'file', share: 0.85 })
  return doc.output('arraybuffer')
}

/** How many times `onStep` will be called. */
function stepsOf({ sections }: ComparisonModel): number {
  const blocks = sections.flatMap((section) => section.blocks)
  return blocks.reduce((sum, block) => sum + (block.kind === 'figures' ? block.groups.length : 1), 0)
}

/** What is compared, of whom and when. */
function coverPage(paper: Paper, { cover }: ComparisonModel): void {
  const { doc } = paper
  doc.setFillColor(PALETTE.paper).rect(0, 0, SHEET.width, SHEET.height, 'F')
  paintMark(paper)
  paper.top = SHEET.top + 44
  paper.text(cover.title, STYLE.cover)
  paper.gap(8)
  paper.text(cover.name, { ...STYLE.lead, size: 14, colour: 'accent' })
  paper.gap(26)
  paper.flow(factLines(paper, cover.facts))
  const height = Math.min(220, paper.room - 40)
  if (height < 80) return
  const steps = Array.from({ length: 5 }, () => ({ label: '' }))
  const size = { width: TEXT_WIDTH, height, labelSize: 0, figureSize: 0 }
  paintDrawing(
    doc,
    staircase(steps, { index: 4, figure: '' }, size),
    SHEET.left,
    SHEET.height - SHEET.bottom - height,
  )
}
