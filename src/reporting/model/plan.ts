import { costBySource, costByYear, totalCost } from '@/domain/planning/outlook'
import { findIndicator } from '@/domain/questionnaire/tree'
import type { Action, Update } from '@/domain/records/plan'
import { filled, type Writer } from './context'
import { shareIfDone } from './outlook'
import { groupName, originName, statusName } from './names'
import type { ActionBlock, Labelled, PlanBlock, TimelineEntry, UpdateEntry } from './report-model'
import { figureOf } from './score-text'

/** Where an action stands, on the colour scale. */
const STATUS_STEP: Readonly<Record<Action['status'], number>> = {
  planned: 2,
  underway: 3,
  done: 4,
  dropped: 0,
}

function targetsText({ t, text, input }: Writer, action: Action): string {
  return action.targets
    .map(({ indicatorId, level }) => {
      const indicator = findIndicator(input.questionnaire, indicatorId)
      return t('report.plan.target', { indicator: text(indicator?.title) || indicatorId, level })
    })
    .join('; ')
}

function stepsText({ t, formats }: Writer, action: Action): string {
  return action.steps
    .map(({ text, due, isDone }, index) => {
      const when = due === null ? '' : ` – ${formats.date(due)}`
      return `${index + 1}. ${text}${when}${isDone ? ` (${t('report.plan.stepDone')})` : ''}`
    })
    .join('\n')
}

function datesText({ t, formats }: Writer, { start, due }: Action): string {
  if (start !== null && due !== null)
    return t('report.period', { from: formats.date(start), to: formats.date(due) })
  if (start !== null) return t('report.plan.from', { date: formats.date(start) })
  return due === null ? '' : t('report.plan.until', { date: formats.date(due) })
}

function costText({ t, formats }: Writer, { costGel }: Action): string {
  if (costGel === null) return ''
  return costGel === 0 ? t('report.plan.free') : formats.money(costGel)
}

function updateEntry({ t, formats }: Writer, { date, status, text, evidence, link }: Update): UpdateEntry {
  const parts = [text, evidence, link].filter((part) => part !== '')
  return { date: formats.date(date), status: statusName(t, status), text: parts.join(' · ') }
}

function updatesOf(writer: Writer, action: Action): ActionBlock['updates'] {
  const entries = writer.input.updates
    .filter(({ actionId }) => actionId === action.id)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((update) => updateEntry(writer, update))
  return entries.length === 0 ? null : { label: writer.t('report.label.updates'), entries }
}

function fieldsOf(writer: Writer, action: Action): Labelled[] {
  const { t, text, input } = writer
  const mechanism = input.mechanisms.find(({ id }) => id === action.mechanismId)
  return filled([
    { label: t('report.label.origin'), text: originName(t, action.origin) },
    { label: t('report.label.targets'), text: targetsText(writer, action) },
    {
      label: t('report.label.mechanism'),
      text: mechanism ? text(mechanism.name) : (action.mechanismId ?? ''),
    },
    { label: t('report.label.groups'), text: action.groups.map((group) => groupName(t, group)).join(', ') },
    { label: t('report.label.steps'), text: stepsText(writer, action) },
    { label: t('report.label.responsible'), text: action.responsible },
    { label: t('report.label.partners'), text: action.partners },
    { label: t('report.label.dates'), text: datesText(writer, action) },
    { label: t('report.label.cost'), text: costText(writer, action) },
    { label: t('report.label.moneySource'), text: action.moneySource },
    { label: t('report.label.result'), text: action.result },
    { label: t('report.label.measure'), text: action.measure },
  ])
}

/** How much of the plan the two public pages have room for. */
const PUBLIC_ACTIONS = 4
const PUBLIC_LENGTH = 70

function clipped(text: string): string {
  return text.length <= PUBLIC_LENGTH ? text : `${text.slice(0, PUBLIC_LENGTH - 1).trimEnd()}…`
}

/** The public form knows what will be done, by when, at what cost and to what end: nobody's name. */
function actionBlock(writer: Writer, action: Action, index: number): ActionBlock {
  return {
    number: String(index + 1),
    title: writer.isPublic ? clipped(action.title) : action.title,
    status: statusName(writer.t, action.status),
    fields: writer.isPublic ? [] : fieldsOf(writer, action),
    updates: writer.isPublic ? null : updatesOf(writer, action),
    result: writer.isPublic ? clipped(action.result) : action.result,
    due: action.due === null ? '' : writer.formats.shortDate(action.due),
    cost: costText(writer, action),
  }
}

function timelineOf({ t }: Writer, actions: readonly Action[]): PlanBlock['timeline'] {
  const rows = actions.flatMap(({ start, due, steps, status }, index): TimelineEntry[] => {
    const dated = steps.flatMap((step) =>
      step.due === null ? [] : [{ date: step.due, isDone: step.isDone }],
    )
    const label = String(index + 1)
    return status === 'dropped' ? [] : [{ label, start, due, steps: dated, step: STATUS_STEP[status] }]
  })
  const hasDates = rows.some(({ start, due, steps }) => start !== null || due !== null || steps.length > 0)
  return hasDates
    ? { heading: t('report.plan.timeline'), legend: t('report.plan.timelineLegend'), rows }
    : null
}

function leadOf(writer: Writer): string[] {
  const { t, formats, input } = writer
  const share = shareIfDone(input)
  const live = input.actions.filter(({ status }) => status !== 'dropped').length
  const { knownGel, unknown } = totalCost(input.actions)
  return [
    ...(share === null ? [] : [t('report.plan.ifDone', { score: figureOf(writer, share) })]),
    t('report.plan.total', { n: live, cost: formats.money(knownGel) }, live),
    ...(unknown > 0 ? [t('report.plan.withoutCost', { n: unknown }, unknown)] : []),
  ]
}

function costTable(heading: string, rows: readonly Labelled[]): PlanBlock['costBySource'] {
  return rows.length === 0 ? null : { heading, rows }
}

function setAside({ t, text, input }: Writer): Labelled | null {
  const titles = input.droppedProposals.map((id) => text(findIndicator(input.questionnaire, id)?.title) || id)
  return titles.length === 0 ? null : { label: t('report.plan.setAside'), text: titles.join('; ') }
}

/** The action plan in its order; null where there is none. */
export function planBlock(writer: Writer): PlanBlock | null {
  const { t, formats, input, isPublic } = writer
  const aside = isPublic ? null : setAside(writer)
  const ordered = [...input.actions].sort((a, b) => a.order - b.order)
  const actions = isPublic ? ordered.slice(0, PUBLIC_ACTIONS) : ordered
  const left = ordered.length - actions.length
  if (actions.length === 0 && !aside) return null
  const bySource = costBySource(input.actions).map(({ source, knownGel }) => {
    return { label: source === '' ? t('report.plan.noSource') : source, text: formats.money(knownGel) }
  })
  const byYear = costByYear(input.actions).map(({ year, knownGel }) => {
    return { label: year === null ? t('report.plan.noYear') : String(year), text: formats.money(knownGel) }
  })
  return {
    heading: t('report.plan.heading'),
    lead: actions.length === 0 ? [] : leadOf(writer),
    columns: {
      action: t('report.label.action'),
      due: t('report.label.due'),
      cost: t('report.label.cost'),
      result: t('report.label.result'),
    },
    detailsHeading: t('report.plan.details'),
    actions: actions.map((action, index) => actionBlock(writer, action, index)),
    costBySource: isPublic ? null : costTable(t('report.plan.bySource'), bySource),
    costByYear: isPublic ? null : costTable(t('report.plan.byYear'), byYear),
    timeline: timelineOf(writer, actions),
    more: left > 0 ? t('report.plan.more', { n: left }, left) : null,
    setAside: aside,
  }
}
