import type { LegalGroup, LegalItem, ReportModel } from '../model/report-model'
import { glued } from './blocks'
import { heightOf, space, STYLE, type Line, type Paper } from './paper'

function itemLines(paper: Paper, { title, standing, law, source }: LegalItem): Line[] {
  const head = [title, standing].filter((part) => part !== '').join(' – ')
  return glued([
    ...paper.lines(head, STYLE.h3),
    ...paper.lines(law, STYLE.body),
    ...paper.lines(source, STYLE.small),
    space(10),
  ])
}

function paintGroup(paper: Paper, group: LegalGroup): void {
  const items = group.items.map((item) => itemLines(paper, item))
  paper.chapter(group.heading, 2, heightOf(items[0] ?? []) + 10)
  paper.gap(6)
  for (const lines of items) paper.flow(lines, true)
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
