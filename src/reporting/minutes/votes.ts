import type { AnswerValue } from '@/domain/records/answer'
import { valueLine } from '@/domain/assessment/value-words'
import type { GroupItem } from '@/domain/statistics/group-summary'
import { FEWEST } from '@/domain/statistics/withhold'
import { isTooFewToShow, type ItemReading, type RoundReading } from '@/domain/workshop/group'
import type { LevelColumn, VoteBlock } from './minutes-model'
import type { Speaker } from './speaker'

/** What was said of an item, vote by vote; nothing of a vote in which nobody answered. */
export function voteBlocks(speaker: Speaker, { first, second }: ItemReading): VoteBlock[] {
  return [first, second]
    .filter((round) => round !== null)
    .filter(({ group }) => group.base.answered > 0)
    .map((round) => voteBlock(speaker, round, second !== null))
}

/** The lower median; null where so few handed in that it would tell what each said, fewer than half answered, or there is none. */
function medianOf(reading: Pick<RoundReading, 'source' | 'group'>): AnswerValue | null {
  const { isAnswered, lowerMedian } = reading.group
  return isAnswered && !isTooFewToShow(reading) ? lowerMedian : null
}

/** A level as it stands under a column: its figure, or the word for it. */
export function levelLabel({ t, formats }: Speaker, value: AnswerValue): string {
  if (typeof value === 'number') return formats.number(value)
  return value === 'yes' || value === 'partly' || value === 'no' ? t(`labels.answer.${value}`) : ''
}

/** Place of a level among the five colours, 0–4. */
export function stepOf(place: number, levels: number): number {
  return levels < 2 ? 0 : (place * 4) / (levels - 1)
}

function voteBlock(speaker: Speaker, round: RoundReading, areTwo: boolean): VoteBlock {
  const { t } = speaker
  const { group } = round
  const isSmall = group.base.answered < FEWEST
  return {
    label: labelOf(speaker, round, areTwo),
    levelLabel: t('minutesPaper.vote.level'),
    levels: isSmall ? null : levelsOf(speaker, group),
    sentences: [
      t('minutesPaper.vote.answered', { n: group.base.answered, asked: group.base.asked }),
      ...medianSentence(speaker, round),
      ...(isSmall ? [t('minutesPaper.vote.withheld', { fewest: FEWEST })] : closeness(speaker, group)),
      ...roleSentences(speaker, round),
    ],
  }
}

function labelOf({ t }: Speaker, { round, source }: RoundReading, areTwo: boolean): string {
  const which = areTwo ? (round === 1 ? 'first' : 'second') : 'only'
  return t(`minutesPaper.voted.${which}.${source}`)
}

function levelsOf(speaker: Speaker, { distribution }: GroupItem): LevelColumn[] | null {
  return (
    distribution?.map(({ value, count }, place, all) => ({
      label: levelLabel(speaker, value),
      count,
      step: stepOf(place, all.length),
    })) ?? null
  )
}

function medianSentence(speaker: Speaker, round: RoundReading): string[] {
  const median = medianOf(round)
  const { group } = round
  return median === null
    ? []
    : [speaker.t('minutesPaper.vote.median', { level: short(speaker, group, median) })]
}

/** A level by its figure or word; other values with their unit. */
function short(speaker: Speaker, { distribution, item }: GroupItem, value: AnswerValue): string {
  return distribution ? levelLabel(speaker, value) : valueLine(item, value, speaker.words).text
}

/** Spread and agreement, of levels only. */
function closeness({ t, formats }: Speaker, { distribution, spread, agreement }: GroupItem): string[] {
  if (!distribution || spread === null) return []
  return [
    spread === 0 ? t('minutesPaper.vote.same') : t('minutesPaper.vote.spread', { n: spread }, spread),
    ...(agreement === null
      ? []
      : [t('minutesPaper.vote.agreement', { figure: formats.number(agreement, 2) })]),
  ]
}

/** By role where the domain allows it: at least two roles, five people or more in each. */
function roleSentences(speaker: Speaker, { byRole, source }: RoundReading): string[] {
  const { t } = speaker
  return (byRole ?? []).flatMap(({ role, group }) => {
    const median = medianOf({ source, group })
    if (median === null) return []
    const name = role === null ? t('minutesPaper.present.roleNotGiven') : t(`labels.role.${role}`)
    const n = group.base.answered
    return [t('minutesPaper.vote.role', { role: name, n, level: short(speaker, group, median) }, n)]
  })
}
