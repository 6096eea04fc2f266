import { standingOf, type Standing } from '@/domain/assessment/standing'
import { valueLine } from '@/domain/assessment/value-words'
import { areaOf } from '@/domain/questionnaire/tree'
import type { AnswerValue } from '@/domain/records/answer'
import type { Decision } from '@/domain/records/ballot'
import { groupedBy } from '@/domain/shared/grouped'
import { isTooFewToShow, sheetOfMedians, type ItemReading } from '@/domain/workshop/group'
import { filled } from '../model/context'
import { undecided } from './discussed'
import type { DecisionBlock, MinutesBlock, MinutesSection } from './minutes-model'
import type { Speaker } from './speaker'
import { levelLabel, stepOf, voteBlocks } from './votes'

/** Each decision with its reason and dissent, area by area; what is open is said as such. */
export function decisionsSection(speaker: Speaker): MinutesSection {
  const { t, text, input, readings } = speaker
  const open = undecided(readings, input.answers).length
  const all = readings.length
  const count = t('minutesPaper.decisions.count', { decided: all - open, all })
  const rest = open === 0 ? '' : t('minutesPaper.decisions.open', { n: open }, open)
  const byArea = groupedBy(readings, ({ indicator }) => areaOf(input.questionnaire, indicator.id))
  return {
    heading: t('minutesPaper.decisions.heading'),
    blocks: [
      { kind: 'text', text: `${count} ${rest}`.trim(), tone: 'lead' },
      ...[...byArea].flatMap(([area, ofArea]): MinutesBlock[] => [
        { kind: 'chapter', text: text(area?.title) },
        ...ofArea.map((reading) => decisionBlock(speaker, reading)),
      ]),
    ],
  }
}

function isAgreed({ state }: Standing): boolean {
  return state !== 'unanswered'
}

function decisionBlock(speaker: Speaker, reading: ItemReading): DecisionBlock {
  const standing = standingOf(reading.item, speaker.input.answers.get(reading.item.id))
  const rests = isAgreed(standing) ? agreed(speaker, reading, standing) : open(speaker, reading)
  return { kind: 'decision', title: titleOf(speaker, reading), ...rests, votes: voteBlocks(speaker, reading) }
}

/** The indicator, and the question too where several of it are discussed. */
function titleOf({ text, readings }: Speaker, { indicator, item }: ItemReading): string {
  const isOne = readings.filter((other) => other.indicator === indicator).length === 1
  const label = isOne ? '' : text(item.label)
  return [text(indicator.title), label].filter((part) => part !== '').join(' – ')
}

type Rests = Pick<DecisionBlock, 'chip' | 'value' | 'standing' | 'isAgreed' | 'facts'>

function agreed(speaker: Speaker, reading: ItemReading, standing: Standing): Rests {
  const { t, input } = speaker
  const decision = input.decisions.find(({ itemId }) => itemId === reading.item.id)
  const by = decision && t('minutesPaper.decisions.agreedBy', { by: t(`labels.decidedBy.${decision.by}`) })
  const present = decision?.present ?? null
  const there = present === null ? '' : t('minutesPaper.decisions.present', { n: present })
  return {
    ...valueOf(speaker, reading, standing),
    standing: `${by ?? t('minutesPaper.decisions.agreed')} ${there}`.trim(),
    isAgreed: true,
    facts: filled([
      {
        label: t('minutesPaper.decisions.naReason'),
        text: standing.state === 'na' ? (input.answers.get(reading.item.id)?.naReason ?? '') : '',
      },
      ...(decision ? decisionFacts(speaker, decision) : []),
    ]),
  }
}

function decisionFacts({ t, formats }: Speaker, decision: Decision) {
  const { reason, dissent, dissenters } = decision
  return [
    { label: t('minutesPaper.decisions.reason'), text: reason },
    {
      label: t('minutesPaper.decisions.dissent', { n: formats.number(dissenters) }),
      text: dissenters === 0 && dissent === '' ? '' : dissent || '–',
    },
  ]
}

/** "Median of n, no consensus"; or that too few answered. */
function open(speaker: Speaker, reading: ItemReading): Rests {
  const { t } = speaker
  const { base } = reading.counted.group
  const median = isTooFewToShow(reading.counted) ? null : sheetOfMedians([reading]).get(reading.item.id)
  const n = base.answered
  const none = { chip: null, value: t('minutesPaper.decisions.noValue'), isAgreed: false, facts: [] }
  if (median?.state === 'na') {
    return { ...none, standing: t('minutesPaper.decisions.allNotApplicable', { n: base.notApplicable }) }
  }
  if (median?.state === 'answered') {
    const standing = { state: 'answered', value: median.value ?? '' } as const
    const value = valueOf(speaker, reading, standing)
    return { ...none, ...value, standing: t('minutesPaper.decisions.median', { n }, n) }
  }
  if (base.asked === 0) return { ...none, standing: t('minutesPaper.decisions.none') }
  return { ...none, standing: t('minutesPaper.decisions.tooFew', { n, asked: base.asked }) }
}

function valueOf(speaker: Speaker, reading: ItemReading, standing: Standing): Pick<Rests, 'chip' | 'value'> {
  const { t, words } = speaker
  switch (standing.state) {
    case 'answered': {
      const { value } = standing
      return { chip: chipOf(speaker, reading, value), value: valueLine(reading.item, value, words).text }
    }
    case 'na':
      return { chip: null, value: t('minutesPaper.decisions.notApplicable') }
    case 'dontKnow':
      return { chip: null, value: t('minutesPaper.decisions.dontKnow') }
    case 'unanswered':
      return { chip: null, value: t('minutesPaper.decisions.noValue') }
  }
}

/** Only of levels that are figures; words and other numbers say themselves. */
function chipOf(speaker: Speaker, reading: ItemReading, value: AnswerValue): Rests['chip'] {
  const levels = reading.first.group.distribution ?? []
  const place = levels.findIndex((level) => level.value === value)
  if (place < 0 || typeof value !== 'number') return null
  return { figure: levelLabel(speaker, value), step: stepOf(place, levels.length) }
}
