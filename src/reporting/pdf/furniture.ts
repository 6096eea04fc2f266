import type { jsPDF } from 'jspdf'
import type { ReportModel } from '../model/report-model'
import { SHEET, STYLE, TEXT_WIDTH, type Paper } from './paper'
import { PALETTE } from './palette'

function oneLine(paper: Paper, text: string, width: number): string {
  const [first = '', ...more] = paper.wrap(text, STYLE.small, width)
  return more.length > 0 ? `${first.trimEnd()}…` : first
}

/** Header and footer of every page; the cover of the full form has none. */
export function paintFurniture(paper: Paper, model: Pick<ReportModel, 'form' | 'header' | 'footer'>): void {
  const { doc } = paper
  const pages = doc.getNumberOfPages()
  const right = SHEET.left + TEXT_WIDTH
  for (let page = model.form === 'full' ? 2 : 1; page <= pages; page++) {
    doc.setPage(page)
    const hasHeader = page > 1
    const header = oneLine(paper, model.header, TEXT_WIDTH)
    const footer = oneLine(paper, model.footer, TEXT_WIDTH - 70)
    if (hasHeader) {
      doc.text(header, SHEET.left, 44)
      doc.setDrawColor(PALETTE.line).setLineWidth(0.8).line(SHEET.left, 53, right, 53)
    }
    doc.text(footer, SHEET.left, SHEET.height - 38)
    doc.text(`${page} / ${pages}`, right, SHEET.height - 38, { align: 'right' })
  }
}

/** Title, language, author and subject of the file. */
export function setProperties(
  doc: jsPDF,
  model: Pick<ReportModel, 'title' | 'subject' | 'author' | 'language'>,
): void {
  doc.setProperties({
    title: model.title,
    subject: model.subject,
    author: model.author,
    creator: model.author,
  })
  doc.setLanguage(model.language as Parameters<typeof doc.setLanguage>[0])
  doc.viewerPreferences({ DisplayDocTitle: true })
}
