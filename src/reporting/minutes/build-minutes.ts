import { agendaMinutes, OTHER_PARTS } from '@/domain/workshop/agenda'
import { allAreas } from '@/domain/questionnaire/tree'
import { FEWEST } from '@/domain/statistics/withhold'
import type { Formats, Translate } from '@/platform/texts'
import { filled } from '../model/context'
import { attendanceSection } from './attendance'
import { decisionsSection } from './decisions'
import type { MinutesInput } from './minutes-input'
import type { MinutesBlock, MinutesModel, MinutesSection, TextBlock } from './minutes-model'
import { prioritiesSection } from './priorities'
import { resultSection } from './result'
import { createSpeaker, type Speaker } from './speaker'

/**
 * The minutes of a workshop as plain data, every text in their language. `t` (with the branches `minutesPaper`, `labels`)
 * and `formats` are those of that language. While a blind round is open they know nothing of what was said.
 */
export function minutesModel(input: MinutesInput, t: Translate, formats: Formats): MinutesModel {
  const speaker = createSpeaker(input, t, formats)
  const { questionnaire, assessment, workshop, language, generatedAt, appVersion } = input
  const municipality = speaker.text(input.municipality.name)
  const title = t('minutesPaper.title')
  return {
    language,
    title: t('minutesPaper.titleOf', { title, municipality, wave: assessment.wave }),
    subject: speaker.text(questionnaire.title),
    author: t('minutesPaper.author', { version: appVersion }),
    fileName: fileName(input),
    header: t('minutesPaper.header', { municipality, title }),
    footer: t('minutesPaper.footer', { version: appVersion, when: formats.dateTime(generatedAt) }),
    pageLabel: t('minutesPaper.pageOf'),
    generatedAt,
    cover: {
      title,
      municipality,
      region: speaker.text(input.municipality.region),
      facts: coverFacts(speaker),
      warning: workshop.phase === 'closed' ? null : t('minutesPaper.draft'),
    },
    sections: [
      attendanceSection(speaker),
      agendaSection(speaker),
      procedureSection(speaker),
      resultSection(speaker),
      decisionsSection(speaker),
      prioritiesSection(speaker),
      actionsSection(speaker),
      deliverySection(speaker),
      signaturesSection(speaker),
    ].filter((section) => section !== null),
  }
}

function fileName({ workshop, assessment, municipality, language }: MinutesInput): string {
  const when = workshop.date ?? assessment.wave.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, '')
  return ['kibe-minutes', municipality.id, when, language].filter((part) => part !== '').join('-')
}

function coverFacts({ t, text, formats, input }: Speaker): { label: string; text: string }[] {
  const { questionnaire, assessment, workshop, context } = input
  const { from, to } = assessment.period
  const missing = t('minutesPaper.label.notGiven')
  const subset = questionnaire.subsets.find(({ id }) => id === context.subset)
  return filled([
    { label: t('minutesPaper.label.place'), text: workshop.place.trim() || missing },
    {
      label: t('minutesPaper.label.date'),
      text: workshop.date === null ? missing : formats.date(workshop.date),
    },
    {
      label: t('minutesPaper.label.questionnaire'),
      text: `${text(questionnaire.title)}, ${questionnaire.version}`,
    },
    { label: t('minutesPaper.label.set'), text: text(subset?.title) },
    { label: t('minutesPaper.label.wave'), text: assessment.wave },
    {
      label: t('minutesPaper.label.period'),
      text: t('minutesPaper.period', { from: formats.date(from), to: formats.date(to) }),
    },
  ])
}

/** Null where there was none. */
function agendaSection({ t, text, formats, input }: Speaker): MinutesSection | null {
  const { agenda } = input.workshop
  if (agenda.length === 0) return null
  const areas = allAreas(input.questionnaire.areas)
  const nameOf = (part: string) =>
    OTHER_PARTS.some((other) => other === part)
      ? t(`minutesPaper.part.${part}`)
      : text(areas.find(({ id }) => id === part)?.title) || part
  const rows = agenda.map(({ part, minutes }) => [nameOf(part), formats.number(minutes)])
  const sum = [t('minutesPaper.agenda.sum'), formats.number(agendaMinutes(agenda))]
  const columns = [t('minutesPaper.agenda.part'), t('minutesPaper.agenda.minutes')]
  return {
    heading: t('minutesPaper.agenda.heading'),
    blocks: [{ kind: 'table', columns, rows: [...rows, sum], widths: [null, 0.2], figures: [1] }],
  }
}

/** In which way answers were given, and what the figures of the decisions mean. */
function procedureSection({ t, input, readings, isBlind }: Speaker): MinutesSection {
  const handedIn = new Set(input.ballots.filter(({ round }) => round === 1).map(({ code }) => code)).size
  const byHands = readings.filter(({ counted }) => counted.source === 'hands').length
  const twice = readings.filter(({ second }) => second !== null).length
  const sentences = [
    input.workshop.isBlind ? t('minutesPaper.procedure.blind') : t('minutesPaper.procedure.open'),
    t('minutesPaper.procedure.handedIn', { n: handedIn }, handedIn),
    ...(byHands > 0 ? [t('minutesPaper.procedure.hands', { n: byHands }, byHands)] : []),
    ...(twice > 0 ? [t('minutesPaper.procedure.second', { n: twice }, twice)] : []),
  ]
  const terms = `${t('minutesPaper.procedure.terms')} ${t('minutesPaper.procedure.small', { fewest: FEWEST })}`
  const said = (text: string, tone: TextBlock['tone']): MinutesBlock => ({ kind: 'text', text, tone })
  return {
    heading: t('minutesPaper.procedure.heading'),
    blocks: isBlind
      ? [said(t('minutesPaper.procedure.stillBlind'), 'attention')]
      : [said(sentences.join(' '), 'plain'), said(terms, 'soft')],
  }
}

/** What somebody will do by when, as the plan has it now; nothing that was stopped. */
function actionsSection({ t, formats, input }: Speaker): MinutesSection {
  const actions = input.actions.filter(({ status }) => status !== 'dropped').sort((a, b) => a.order - b.order)
  const heading = t('minutesPaper.actions.heading')
  if (actions.length === 0)
    return { heading, blocks: [{ kind: 'text', text: t('minutesPaper.actions.none'), tone: 'lead' }] }
  const columns = (['number', 'what', 'who', 'due'] as const).map((name) => t(`minutesPaper.actions.${name}`))
  const rows = actions.map(({ title, responsible, due }, index) => [
    formats.number(index + 1),
    title,
    responsible || '–',
    due === null ? '–' : formats.shortDate(due),
  ])
  return {
    heading,
    blocks: [{ kind: 'table', columns, rows, widths: [0.08, null, 0.28, 0.17], figures: [] }],
  }
}

/** Null where nobody is named and no date is given. */
function deliverySection({ t, formats, input }: Speaker): MinutesSection | null {
  const { recipients, deliveredOn } = input.workshop
  const rows = filled([
    { label: t('minutesPaper.delivery.recipients'), text: recipients.trim() },
    {
      label: t('minutesPaper.delivery.deliveredOn'),
      text: deliveredOn === null ? '' : formats.date(deliveredOn),
    },
  ])
  return rows.length === 0
    ? null
    : { heading: t('minutesPaper.delivery.heading'), blocks: [{ kind: 'facts', rows }] }
}

function signaturesSection({ t }: Speaker): MinutesSection {
  return {
    heading: t('minutesPaper.signatures.heading'),
    blocks: [
      {
        kind: 'signatures',
        columns: [
          t('minutesPaper.signatures.role'),
          t('minutesPaper.signatures.name'),
          t('minutesPaper.signatures.signature'),
        ],
        people: [t('minutesPaper.signatures.facilitator'), t('minutesPaper.signatures.writer')],
      },
    ],
  }
}
