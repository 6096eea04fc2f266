import { extremesOf } from '@/domain/scoring/strongest-and-weakest'
import { findIndicator, ladderOf } from '@/domain/questionnaire/tree'
import { proposals } from '@/domain/planning/proposals'
import type { Indicator } from '@/domain/questionnaire/format-1'
import { displayOf } from '@/domain/scoring/displayed'
import { nextStep } from '@/domain/scoring/next-step'
import { shareIfDone } from './outlook'
import { heldBackSentences, levelName } from './certificate'
import type { Writer } from './context'
import { groupSentences } from './group'
import type { AreaRow, Labelled, ReportModel, ScoreText } from './report-model'
import { endsOf, figureOf } from './score-text'

/** The text of the step above the one chosen; null at the top, without a ladder, or where no step was chosen. */
export function nextLevelText({ input, text }: Writer, indicator: Indicator): string | null {
  const content = input.answers.get(ladderOf(indicator)?.id ?? '')
  if (content?.state !== 'answered' || typeof content.value !== 'number') return null
  const next = nextStep(indicator, content.value)
  return next && text(next.text)
}

function scoreSentence(writer: Writer, score: ScoreText): string {
  const { t, text, input, formats } = writer
  const municipality = text(input.municipality.name)
  if (score.share === null) {
    const gate = formats.percent(input.questionnaire.scoring.coverageGate)
    return t('report.summary.insufficient', { municipality, coverage: score.coverage, gate })
  }
  const max = formats.number(input.questionnaire.scoring.display.max)
  const { certificate } = input.score
  if (certificate) {
    const slots = { municipality, score: score.figure, max, band: score.band }
    const level = levelName(writer, certificate.level)
    return level === ''
      ? t('report.summary.certificateNone', slots)
      : t('report.summary.certificate', { ...slots, level })
  }
  return t('report.summary.score', { municipality, score: score.figure, max, band: score.band })
}

/** All areas that share the highest and the lowest figure, as the results page names them; null where all stand alike. */
function areasSentence({ t }: Writer, rows: readonly AreaRow[]): string | null {
  const extremes = extremesOf(rows)
  if (!extremes) return null
  const named = (areas: readonly AreaRow[]) => {
    const titles = areas.map(({ title }) => t('report.quoted', { title }))
    const [last = '', first] = [titles.at(-1), titles.slice(0, -1).join(', ')]
    return first === '' ? last : t('report.pair', { first, last })
  }
  return t('report.summary.areas', { strongest: named(extremes.strongest), weakest: named(extremes.weakest) })
}

/** How the legal minimum stands, in one or two sentences. */
export function legalSentences({ t, input }: Writer): string[] {
  const count = (state: string) => input.score.legal.filter((finding) => finding.state === state).length
  const [notMet, notKnown, changed] = [count('notMet'), count('notKnown'), count('lawChanged')]
  return [
    ...(notMet > 0 ? [t('report.summary.legalNotMet', { n: notMet }, notMet)] : []),
    ...(notMet === 0 && notKnown === 0 ? [t('report.summary.legalMet')] : []),
    ...(notKnown > 0 ? [t('report.summary.legalNotKnown', { n: notKnown }, notKnown)] : []),
    ...(changed > 0 ? [t('report.summary.lawChanged', { n: changed }, changed)] : []),
  ]
}

function planSentence(writer: Writer): string | null {
  const { input, t } = writer
  const live = input.actions.filter(({ status }) => status !== 'dropped').length
  if (live === 0) return null
  const share = shareIfDone(input)
  if (share === null) return t('report.summary.plan', { n: live }, live)
  return t('report.summary.planWithScore', { n: live, score: figureOf(writer, share) }, live)
}

function evidenceSentence({ t }: Writer, score: ScoreText): string | null {
  if (score.share === null || score.evidencedShare === null || score.evidencedFigure === score.figure)
    return null
  return t('report.summary.evidenced', { score: score.evidencedFigure })
}

function gateSentences({ t, text, input }: Writer): string[] {
  const gates = input.questionnaire.scoring.gates ?? []
  return input.score.root.gates.flatMap(({ id, state }) => {
    const gate = gates.find((one) => one.id === id)
    // Conditions of a certificate stand with it.
    if (!gate || gate.certificate !== undefined) return []
    const reason = text(gate.reason)
    if (state === 'unmet') return [t('report.summary.gateUnmet', { reason })]
    return state === 'notKnown' ? [t('report.summary.gateNotKnown', { reason })] : []
  })
}

/** The figures below the summary's sentences. */
function summaryFacts(writer: Writer, score: ScoreText): Labelled[] {
  const { t, input } = writer
  const { answered, asked } = input.score.root.progress
  const scale = displayOf(input.questionnaire, input.score.root)
  return [
    { label: t('report.label.answered'), text: t('report.ofTotal', { n: answered, total: asked }) },
    { label: t('report.label.coverage'), text: score.coverage },
    { label: t('report.label.range'), text: score.range },
    { label: t('report.label.evidenced'), text: score.evidencedFigure },
    // A scale that begins at 0 is told by its full mark.
    ...(scale.min === 0 ? [] : [{ label: t('report.label.scale'), text: endsOf(writer, scale) }]),
  ]
}

/** The three most pressing steps, whether or not the plan has taken them up. */
function nextSteps({ input, t, text }: Writer): ReportModel['summary']['next'] {
  const pressing = proposals(input.questionnaire, input.score, [], { groups: [] }, [], []).proposals.slice(
    0,
    3,
  )
  const items = pressing.map(({ indicatorId, targetText }) => ({
    title: text(findIndicator(input.questionnaire, indicatorId)?.title),
    text: text(targetText),
  }))
  return items.length === 0 ? null : { heading: t('report.summary.nextSteps'), items }
}

/** The opening page: plain sentences first, figures below them, and the three next steps. */
export function summary(writer: Writer, score: ScoreText, rows: readonly AreaRow[]): ReportModel['summary'] {
  const sentences = [
    scoreSentence(writer, score),
    ...groupSentences(writer),
    ...heldBackSentences(writer),
    areasSentence(writer, rows),
    evidenceSentence(writer, score),
    ...legalSentences(writer),
    ...gateSentences(writer),
    planSentence(writer),
  ]
  return {
    heading: writer.t('report.summary.heading'),
    sentences: sentences.filter((sentence) => sentence !== null),
    facts: summaryFacts(writer, score),
    next: nextSteps(writer),
  }
}
