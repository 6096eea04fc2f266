import type { PlanBlock, ReportModel } from '../model/report-model'
import { areaBars } from './areas'
import { factLines } from './blocks'
import { SHEET, STYLE, type Paper } from './paper'
import { actionsTable } from './plan'
import { nextSteps, opening } from './summary'

function legalList(paper: Paper, { legal }: ReportModel): void {
  paper.heading(legal.heading, STYLE.h2, 60)
  paper.gap(6)
  for (const paragraph of legal.paragraphs) paper.text(paragraph, STYLE.body)
  for (const { heading, items } of legal.groups) {
    paper.gap(6)
    const fact = { label: heading, text: items.map(({ title }) => title).join('; ') }
    paper.flow(
      factLines(paper, [fact], { labelWidth: 110, value: { ...STYLE.body, size: 9, leading: 1.45 } }),
    )
  }
  paper.gap(22)
}

function planList(paper: Paper, plan: PlanBlock): void {
  paper.heading(plan.heading, STYLE.h2, 90)
  paper.gap(6)
  actionsTable(paper, plan)
  paper.gap(8)
  if (plan.more) paper.text(plan.more, STYLE.soft)
  paper.gap(18)
}

/** Two pages for everybody: what the result is, and what happens next. */
export function publicForm(paper: Paper, model: ReportModel): void {
  paper.top = SHEET.top - 20
  const place = [model.cover.region, model.cover.kind].filter((part) => part !== '').join(' · ')
  paper.text(place, STYLE.label)
  paper.text(model.cover.municipality, { ...STYLE.cover, size: 26 })
  paper.text(model.cover.title, { ...STYLE.lead, size: 13, colour: 'accent' })
  if (model.cover.warning) paper.text(model.cover.warning, { ...STYLE.strong, colour: 'attention' })
  paper.gap(20)
  opening(paper, model)
  paper.gap(20)
  areaBars(paper, model)
  paper.newPage()
  legalList(paper, model)
  if (model.plan && model.plan.actions.length > 0) planList(paper, model.plan)
  nextSteps(paper, model)
}
