import { jsPDF } from 'jspdf'
import type { MinutesModel } from '../minutes/minutes-model'
import { coverageOf, registerFonts, type PdfFonts } from './fonts'
import { paintFurniture, setProperties } from './furniture'
import type { ReportProgress } from './make-pdf'
import { minutesHead, minutesSection } from './minutes-pages'
import { Paper } from './paper'
import { printable } from './printable'

/**
 * The minutes of a workshop as a PDF file. Throws UncoveredCharactersError, before anything is written, when a character
 * has no glyph.
 */
export function makeMinutes(
  model: MinutesModel,
  fonts: PdfFonts,
  onProgress: (progress: ReportProgress) => void,
): ArrayBuffer {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true })
  registerFonts(doc, fonts)
  const minutes = printable(model, coverageOf(doc))
  onProgress({ stage: 'pages', share: 0.2 })
  setProperties(doc, minutes)
  const paper = new Paper(doc)
  minutesHead(paper, minutes)
  minutes.sections.forEach((section, index) => {
    minutesSection(paper, section)
    onProgress({ stage: 'pages', share: 0.2 + (0.6 * (index + 1)) / minutes.sections.length })
  })
  // Without a cover, the first page has its number, too.
  paintFurniture(paper, { ...minutes, form: 'public' })
  onProgress({ stage: 'file', share: 0.85 })
  return doc.output('arraybuffer')
}
