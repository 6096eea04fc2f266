import type { CertificateBlock } from '../model/special-blocks'
import { STYLE, type Paper } from './paper'
import { table } from './table'

/** The conditions of each level of the certificate, and how they stand. */
export function certificatePages(paper: Paper, block: CertificateBlock): void {
  paper.section(360)
  paper.chapter(block.heading, 1, 200)
  paper.gap(8)
  for (const sentence of block.lead) paper.text(sentence, STYLE.lead)
  for (const level of block.levels) {
    paper.gap(12)
    paper.chapter(level.heading, 2, 110)
    paper.gap(2)
    paper.text(level.description, STYLE.soft)
    paper.gap(4)
    table(paper, {
      head: [block.columns.condition, block.columns.state],
      rows: level.rows.map(({ condition, state }) => [condition, state]),
      widths: [null, 120],
      bold: [1],
    })
  }
  paper.gap(14)
  paper.text(block.note, STYLE.soft)
}
