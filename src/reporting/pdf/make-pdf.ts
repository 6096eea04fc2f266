import { jsPDF } from 'jspdf'
import type { ReportModel } from '../model/report-model'
import { areasPages } from './areas'
import { certificatePages } from './certificate'
import { coverPage } from './cover'
import { figuresPages } from './figures'
import { coverageOf, registerFonts, type PdfFonts } from './fonts'
import { paintFurniture, setProperties } from './furniture'
import { indicatorPages } from './indicators'
import { legalPages } from './legal'
import { methodPages } from './method'
import { Paper } from './paper'
import { planPages } from './plan'
import { printable } from './printable'
import { publicForm } from './public-form'
import { stamp } from './stamp'
import { summaryPage } from './summary'
import { workingPages } from './working'

type Part = (paper: Paper) => void

function fullParts(model: ReportModel): Part[] {
  const { plan, certificate, figures, working } = model
  return [
    (paper) => coverPage(paper, model),
    (paper) => summaryPage(paper, model),
    ...(certificate ? [(paper: Paper) => certificatePages(paper, certificate)] : []),
    (paper) => areasPages(paper, model),
    ...(figures ? [(paper: Paper) => figuresPages(paper, figures)] : []),
    (paper) => indicatorPages(paper, model),
    (paper) => legalPages(paper, model),
    ...(plan ? [(paper: Paper) => planPages(paper, plan)] : []),
    (paper) => methodPages(paper, model),
    ...(working ? [(paper: Paper) => workingPages(paper, working)] : []),
  ]
}

/** How far a report is: `share` is the part of the whole work that is done, 0–1. */
export interface ReportProgress {
  readonly stage: 'fonts' | 'pages' | 'file'
  readonly share: number
}

/**
 * The report as a PDF file, byte for byte the same where `madeAt` is (`stamp`). Throws UncoveredCharactersError, before
 * anything is written, when a character has no glyph.
 */
export function makePdf(
  model: ReportModel,
  fonts: PdfFonts,
  onProgress: (progress: ReportProgress) => void,
  madeAt: Date | null = null,
): ArrayBuffer {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true })
  registerFonts(doc, fonts)
  const texts = printable(model, coverageOf(doc))
  onProgress({ stage: 'pages', share: 0.2 })
  setProperties(doc, texts)
  stamp(doc, texts, madeAt)
  const paper = new Paper(doc)
  const parts = texts.form === 'full' ? fullParts(texts) : [(): void => publicForm(paper, texts)]
  parts.forEach((paint, index) => {
    paint(paper)
    onProgress({ stage: 'pages', share: 0.2 + (0.6 * (index + 1)) / parts.length })
  })
  paintFurniture(paper, texts)
  onProgress({ stage: 'file', share: 0.85 })
  return doc.output('arraybuffer')
}
