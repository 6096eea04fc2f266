import type { ReportModel } from '../model/report-model'
import { factLines } from './blocks'
import { space, STYLE, type Paper } from './paper'

/** How the figures came about, and the fingerprints. */
export function methodPages(paper: Paper, { method }: ReportModel): void {
  paper.section()
  paper.chapter(method.heading, 1, 120)
  paper.gap(12)
  for (const paragraph of method.paragraphs) {
    paper.text(paragraph, STYLE.body)
    paper.gap(6)
  }
  paper.gap(16)
  for (const fact of method.facts)
    paper.flow(
      [...factLines(paper, [fact], { labelWidth: 140, value: { ...STYLE.body, size: 8.8 } }), space(4)],
      true,
    )
}
