import type { Area, Indicator, Item } from '@/domain/questionnaire/format-1'
import { allAreas, ladderOf } from '@/domain/questionnaire/tree'
import type { AnswerContent } from '@/domain/records/answer'
import type { Evidence } from '@/domain/records/evidence'
import { colourStep } from '@/domain/scoring/displayed'
import type { NodeScore } from '@/domain/scoring/score'
import { ratioText, valueText } from './answer-text'
import { filled, type Writer } from './context'
import { medianFact } from './group'
import { legalFacts } from './legal'
import { evidenceName } from './names'
import type { AreaBlock, IndicatorBlock, Labelled } from './report-model'
import { figureOf, namedFigureOf } from './score-text'
import { nextLevelText } from './summary'

function contentOf({ input }: Writer, item: Item): AnswerContent | null {
  return input.answers.get(item.id) ?? null
}

function levelOf(writer: Writer, indicator: Indicator): IndicatorBlock['level'] {
  const ladder = ladderOf(indicator)
  const content = ladder && contentOf(writer, ladder)
  if (!ladder || content?.state !== 'answered') return null
  const index = ladder.levels.findIndex(({ value }) => value === content.value)
  const level = ladder.levels[index]
  if (!level) return null
  const names = writer.input.questionnaire.ladder?.levelNames
  return {
    figure: String(level.value),
    name: writer.text(names?.[index]),
    text: writer.text(level.text),
    step: (index * 4) / (ladder.levels.length - 1),
  }
}

function stateText({ t }: Writer, content: AnswerContent | null): string | null {
  if (content?.state === 'na') return t('report.answer.na')
  if (content?.state === 'dontKnow') return t('report.answer.dontKnow')
  return content?.state === 'answered' ? null : t('report.answer.unanswered')
}

function nextOf(writer: Writer, indicator: Indicator): Labelled {
  const { t } = writer
  const next = nextLevelText(writer, indicator)
  return { label: t('report.label.next'), text: next ?? t('report.highest') }
}

/** An item's label; the indicator's title where the question itself is the item. */
function labelOf({ text }: Writer, indicator: Indicator, item: Item): string {
  return text(item.label) || text(indicator.title)
}

function figureText(
  writer: Writer,
  item: Item,
  content: AnswerContent | null,
  node: NodeScore | undefined,
): string {
  if (item.type === 'ratio') return ratioText(writer, node)
  if (!content || content.state === 'unanswered') return ''
  if (content.state === 'answered' && content.value !== null) return valueText(writer, item, content.value)
  return stateText(writer, content) ?? ''
}

function figures(writer: Writer, indicator: Indicator, hasLevel: boolean): Labelled[] {
  const children = writer.input.score.nodes.get(indicator.id)?.children
  const shown = hasLevel ? indicator.items.filter((item) => item !== ladderOf(indicator)) : indicator.items
  return filled(
    shown.map((item) => {
      const content = contentOf(writer, item)
      if (item === ladderOf(indicator) && content?.state !== 'answered') return null
      const node = children?.find(({ id }) => id === item.id)
      return { label: labelOf(writer, indicator, item), text: figureText(writer, item, content, node) }
    }),
  )
}

/** Notes and reasons item by item; the item is named only where it is not the ladder itself. */
function remarks(writer: Writer, indicator: Indicator, pick: 'note' | 'naReason', label: string): Labelled[] {
  const rows = indicator.items.map((item) => {
    const text = contentOf(writer, item)?.[pick] ?? ''
    const isMain = item === ladderOf(indicator) || indicator.items.length === 1
    return { label: isMain ? label : `${label} (${labelOf(writer, indicator, item)})`, text }
  })
  return filled(rows)
}

function evidenceLine({ t, formats }: Writer, evidence: Evidence): string {
  const { kind, title, number, date, link, attachment } = evidence
  const parts = [
    evidenceName(t, kind),
    title,
    number === '' ? '' : t('report.evidence.number', { number }),
    date === null ? '' : formats.date(date),
    link,
    attachment
      ? t('report.evidence.file', { name: attachment.name, size: formats.fileSize(attachment.size) })
      : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

function evidenceOf(writer: Writer, indicator: Indicator): IndicatorBlock['evidence'] {
  const items = new Set(indicator.items.map(({ id }) => id))
  const lines = writer.input.evidence
    .filter(({ itemId }) => items.has(itemId) || itemId === indicator.id)
    .map((evidence) => evidenceLine(writer, evidence))
  return lines.length === 0 ? null : { label: writer.t('report.label.evidence'), lines }
}

function capFacts({ t, text, input }: Writer, indicator: Indicator): Labelled[] {
  const caps = input.score.nodes.get(indicator.id)?.trace.caps ?? []
  return caps.flatMap(({ index, limit, before }) => {
    const reason = index === null ? undefined : indicator.caps?.[index]?.reason
    return reason && before > limit ? [{ label: t('report.label.cap'), text: text(reason) }] : []
  })
}

function previousFact({ t, text, input }: Writer, indicator: Indicator): Labelled | null {
  const level = input.previous?.levels.get(indicator.id)
  if (!input.previous || level === undefined) return null
  const levels = ladderOf(indicator)?.levels ?? []
  const name = text(input.questionnaire.ladder?.levelNames[levels.findIndex(({ value }) => value === level)])
  const was = name === '' ? String(level) : t('report.levelNamed', { level, name })
  const n = input.previous.medians.get(indicator.id)
  return {
    label: t('report.label.previous', { wave: input.previous.wave }),
    text: n === undefined ? was : `${was} (${t('report.group.median', { n }, n)})`,
  }
}

function pointsOf(writer: Writer, indicator: Indicator): IndicatorBlock['points'] {
  const node = writer.input.score.nodes.get(indicator.id)
  if (node?.share == null || ladderOf(indicator) !== null) return null
  return { figure: figureOf(writer, node.share, node), step: colourStep(node.share) }
}

/** A ladder's score says what its level says, unless a cap has lowered it. */
function scoreFact(writer: Writer, indicator: Indicator): Labelled | null {
  const node = writer.input.score.nodes.get(indicator.id)
  const saysMore = ladderOf(indicator) === null || capFacts(writer, indicator).length > 0
  if (node?.share == null || !saysMore) return null
  return { label: writer.t('report.label.score'), text: namedFigureOf(writer, node.share, node) }
}

function indicatorBlock(writer: Writer, indicator: Indicator): IndicatorBlock {
  const { t, text } = writer
  const level = levelOf(writer, indicator)
  const ladder = ladderOf(indicator)
  const main = ladder ?? indicator.items[0]
  const hasOwnFigure = ladder === null && indicator.items.some((item) => contentOf(writer, item) !== null)
  return {
    id: indicator.id,
    title: text(indicator.title),
    question: text(indicator.question),
    level,
    points: pointsOf(writer, indicator),
    state: level || hasOwnFigure || !main ? null : stateText(writer, contentOf(writer, main)),
    next: level ? nextOf(writer, indicator) : null,
    facts: filled([
      medianFact(writer, indicator.id),
      ...remarks(writer, indicator, 'naReason', t('report.label.naReason')),
      scoreFact(writer, indicator),
      ...capFacts(writer, indicator),
      previousFact(writer, indicator),
      ...legalFacts(writer, indicator),
    ]),
    notes: remarks(writer, indicator, 'note', t('report.label.note')),
    figures: figures(writer, indicator, level !== null),
    evidence: evidenceOf(writer, indicator),
  }
}

/** Asked here, or answered all the same: nothing that was entered may be missing from the full report. */
function isInReport(writer: Writer, indicator: Indicator): boolean {
  if (writer.input.score.nodes.get(indicator.id)?.state !== 'removed') return true
  return (
    indicator.items.some((item) => contentOf(writer, item) !== null) || evidenceOf(writer, indicator) !== null
  )
}

/** Every indicator by area, in the order of the questionnaire. */
export function areaBlocks(writer: Writer): AreaBlock[] {
  const block = (area: Area): AreaBlock => ({
    id: area.id,
    title: writer.text(area.title),
    description: writer.text(area.description),
    indicators: (area.indicators ?? [])
      .filter((indicator) => isInReport(writer, indicator))
      .map((indicator) => indicatorBlock(writer, indicator)),
  })
  return allAreas(writer.input.questionnaire.areas)
    .map(block)
    .filter(({ indicators }) => indicators.length > 0)
}
