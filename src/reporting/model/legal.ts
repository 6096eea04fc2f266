import type { Indicator, LegalEntry } from '@/domain/questionnaire/format-1'
import { allIndicators, findIndicator } from '@/domain/questionnaire/tree'
import type { LegalFinding } from '@/domain/scoring/score'
import type { Writer } from './context'
import { medianFact } from './group'
import type { Labelled, LegalGroup, LegalItem, ReportModel } from './report-model'
import { legalSentences } from './summary'

/** The entries that hold on the last day of the reference period, those that bind first. */
function entriesInForce({ input }: Writer, indicator: Indicator): LegalEntry[] {
  const day = input.assessment.period.to
  return indicator.legal
    .filter(({ from, to }) => (from === null || from <= day) && (to === null || to >= day))
    .filter(({ status }) => status === 'required' || status === 'version-dependent')
}

/** What the law asks, for an indicator that it binds. */
export function legalFacts(writer: Writer, indicator: Indicator): Labelled[] {
  const { t, text } = writer
  return entriesInForce(writer, indicator).map((entry) => {
    const isRequired = entry.status === 'required'
    const label = isRequired ? t('report.label.required') : t('report.label.lawChanged')
    return { label, text: text(entry.short ?? entry.text) }
  })
}

function legalItem(writer: Writer, { indicatorId, level }: LegalFinding): LegalItem | null {
  const { t, text, input } = writer
  const indicator = findIndicator(input.questionnaire, indicatorId)
  if (!indicator) return null
  const entries = entriesInForce(writer, indicator)
  const sources = entries.flatMap(({ source }) => (source ? [`${text(source.title)}: ${source.url}`] : []))
  return {
    indicatorId,
    title: text(indicator.title),
    standing: [
      level === null ? '' : t('report.legal.level', { level }),
      medianFact(writer, indicatorId)?.text ?? '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
    law: entries.map((entry) => text(entry.text)).join(' '),
    source: sources.join('; '),
  }
}

function group(writer: Writer, state: LegalFinding['state'], heading: string): LegalGroup[] {
  const items = writer.input.score.legal
    .filter((finding) => finding.state === state)
    .flatMap((finding) => legalItem(writer, finding) ?? [])
  return items.length === 0 ? [] : [{ heading, items }]
}

/** The legal minimum: what is not met, not known, or stands on a law that has changed. */
export function legalBlock(writer: Writer): ReportModel['legal'] {
  const { t, input } = writer
  const isReviewed = allIndicators(input.questionnaire.areas).every(({ legal }) =>
    legal.every(({ reviewed }) => reviewed),
  )
  return {
    heading: t('report.legal.heading'),
    paragraphs: [...legalSentences(writer), ...(isReviewed ? [] : [t('report.legal.notReviewed')])],
    groups: [
      ...group(writer, 'notMet', t('report.legal.notMet')),
      ...group(writer, 'notKnown', t('report.legal.notKnown')),
      ...group(writer, 'lawChanged', t('report.legal.lawChanged')),
    ],
  }
}
