import { planTimeline } from '../charts'
import type { ActionBlock, Labelled, PlanBlock } from '../model/report-model'
import { factLines, glued, paintChip, withDrawing } from './blocks'
import { heightOf, SHEET, space, STYLE, TEXT_WIDTH, type Line, type Paper } from './paper'
import { table } from './table'

/** The actions at a glance. */
export function actionsTable(paper: Paper, { columns, actions }: PlanBlock): void {
  table(paper, {
    head: ['', columns.action, columns.result, columns.cost, columns.due],
    rows: actions.map(({ number, title, result, cost, due }) => [number, title, result, cost, due]),
    widths: [22, 150, null, 76, 66],
    right: [3, 4],
  })
}

function costTable(paper: Paper, block: { heading: string; rows: readonly Labelled[] } | null): void {
  if (!block) return
  paper.gap(20)
  paper.heading(block.heading, STYLE.h3, 60)
  const rows = block.rows.map(({ label, text }) => [label, text])
  table(paper, { head: null, rows, widths: [null, 120], right: [1], bold: [1] })
}

function paintTimeline(paper: Paper, plan: PlanBlock): void {
  const drawing = planTimeline(plan, TEXT_WIDTH)
  if (!drawing || !plan.timeline) return
  paper.gap(24)
  paper.chapter(plan.timeline.heading, 2, Math.min(drawing.height, 400) + 40)
  paper.gap(4)
  paper.text(plan.timeline.legend, STYLE.small)
  paper.gap(10)
  paper.draw(drawing)
}

function updateLines(paper: Paper, { updates }: ActionBlock, left: number, width: number): Line[] {
  if (!updates) return []
  const rows = updates.entries.map(({ date, status, text }) => ({ label: `${date}\n${status}`, text }))
  return [
    space(6),
    ...paper.lines(updates.label, STYLE.h3, left, width),
    ...factLines(paper, rows, { left, width }),
  ]
}

/** Up to this height an action is not torn. */
const SHORT = (SHEET.height - SHEET.top - SHEET.bottom) * 0.4

function actionLines(paper: Paper, action: ActionBlock): Line[] {
  const left = SHEET.left + 36
  const width = TEXT_WIDTH - 36
  const [first = space(0), ...rest] = paper.lines(action.title, STYLE.h3, left, width)
  const chip = withDrawing(first, (top) => paintChip(paper, action.number, 1, SHEET.left, top + 1, 22))
  const head = [
    chip,
    ...rest,
    ...paper.lines(action.status, { ...STYLE.label, colour: 'accent' }, left, width),
    space(4),
  ]
  const facts = factLines(paper, action.fields, { left, width })
  const [firstFact, ...moreFacts] = facts
  return [
    ...glued([...head, ...(firstFact ? [firstFact] : [])]),
    ...moreFacts,
    ...updateLines(paper, action, left, width),
    space(20),
  ]
}

/** Every action with every field that was filled. */
function paintActions(paper: Paper, plan: PlanBlock): void {
  const [first, ...others] = plan.actions.map((action) => actionLines(paper, action))
  if (!first) return
  paper.gap(30)
  paper.chapter(plan.detailsHeading, 2, Math.min(SHORT, heightOf(first)) + 12)
  paper.gap(12)
  for (const lines of [first, ...others]) paper.flow(lines, heightOf(lines) < SHORT)
}

/** The action plan: what it comes to, the actions at a glance, costs, calendar, then every action in full. */
export function planPages(paper: Paper, plan: PlanBlock): void {
  paper.newPage()
  paper.chapter(plan.heading, 1, 150)
  paper.gap(10)
  for (const sentence of plan.lead) paper.text(sentence, STYLE.lead)
  paper.gap(14)
  if (plan.actions.length > 0) actionsTable(paper, plan)
  paintTimeline(paper, plan)
  costTable(paper, plan.costBySource)
  costTable(paper, plan.costByYear)
  paintActions(paper, plan)
  if (plan.setAside) {
    paper.heading(plan.setAside.label, STYLE.h3, 40)
    paper.text(plan.setAside.text, STYLE.body)
  }
}
