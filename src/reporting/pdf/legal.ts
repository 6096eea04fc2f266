import type { LegalGroup, ReportModel } from '../model/report-model'
import { glued } from './blocks'
import { space, STYLE, type Paper } from './paper'

function paintGroup(paper: Paper, group: LegalGroup): void {
  paper.chapter(group.heading, 2, 70)
  paper.gap(6)
  for (const { title, standing, law, source } of group.items) {
    const head = [title, standing].filter((part) => part !== '').join(' – ')
    const lines = [
      ...paper.lines(head, STYLE.h3),
      ...paper.lines(law, STYLE.body),
      ...paper.lines(source, STYLE.small),
      space(10),
    ]
    paper.flow(glued(lines), true)
  }
  paper.gap(12)
}

/** The legal minimum: sentences, then each duty with what the law asks. */
export function legalPages(paper: Paper, { legal }: ReportModel): void {
  paper.section()
  paper.chapter(legal.heading, 1, 120)
  paper.gap(10)
  for (const paragraph of legal.paragraphs) paper.text(paragraph, STYLE.lead)
  paper.gap(18)
  for (const group of legal.groups) paintGroup(paper, group)
}
