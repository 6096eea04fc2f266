import { jsPDF } from 'jspdf'
import type { FormModel } from '../blank/form-model'
import { coverageOf, registerFonts, type PdfFonts } from './fonts'
import { formFeet, formHead } from './form-head'
import { formPages } from './form-pages'
import { FORM_SHEET } from './form-style'
import type { ReportProgress } from './make-pdf'
import { Paper } from './paper'
import { printable } from './printable'

/**
 * A blank form as a PDF file, to be printed and filled in with a pen. Throws UncoveredCharactersError, before anything
 * is written, when a character has no glyph.
 */
export function makeForm(
  model: FormModel,
  fonts: PdfFonts,
  onProgress: (progress: ReportProgress) => void,
): ArrayBuffer {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true })
  registerFonts(doc, fonts)
  const form = printable(model, coverageOf(doc))
  setFormProperties(doc, form)
  const paper = new Paper(doc, FORM_SHEET)
  formHead(paper, form)
  formPages(paper, form.areas, (share) => onProgress({ stage: 'pages', share: 0.1 + 0.75 * share }))
  formFeet(paper, form.footer)
  onProgress({ stage: 'file', share: 0.85 })
  return doc.output('arraybuffer')
}

function setFormProperties(doc: jsPDF, { title, author, language }: FormModel): void {
  doc.setProperties({ title: title.text, author, creator: author })
  doc.setLanguage(language as Parameters<typeof doc.setLanguage>[0])
  doc.viewerPreferences({ DisplayDocTitle: true })
}
