import { findIndicator } from '@/domain/questionnaire/tree'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { FEWEST } from '@/domain/statistics/withhold'
import { FEWEST_VOICES } from '@/domain/workshop/group'
import { prioritySubjects, type Subject } from '@/domain/workshop/priorities'
import { priorityTally, type PriorityTally } from '@/domain/workshop/priority-tally'
import type { MinutesBlock, MinutesSection, TableBlock } from './minutes-model'
import type { Speaker } from './speaker'

/**
 * How the points lie: what got some, and every proposal. Of fewer than five sheets only the order is told, since points
 * of one person would be among them; of fewer than three not even that, since it would be somebody's own choice.
 */
export function prioritiesSection(speaker: Speaker): MinutesSection {
  const { t, input } = speaker
  const { pointsEach } = input.workshop
  const tally = tallyOf(speaker)
  const heading = t('minutesPaper.priorities.heading')
  if (tally.points === 0)
    return { heading, blocks: [{ kind: 'text', text: t('minutesPaper.priorities.none'), tone: 'lead' }] }
  const each = t('minutesPaper.priorities.each', { n: pointsEach }, pointsEach)
  const notes = notesOn(speaker, tally).map((text): MinutesBlock => ({ kind: 'text', text, tone: 'soft' }))
  const table = isBelow(FEWEST_VOICES, tally) ? [] : [ranking(speaker, tally)]
  return { heading, blocks: [{ kind: 'text', text: each, tone: 'lead' }, ...table, ...notes] }
}

function tallyOf({ input, filled }: Speaker): PriorityTally {
  const { questionnaire, evidenceCounts, context, workshop, votes } = input
  const result = scoreSheet(questionnaire, filled, evidenceCounts, context)
  const subjects = prioritySubjects(questionnaire, result, workshop.proposals)
  return priorityTally(subjects, votes, workshop.pointsEach)
}

function isBelow(fewest: number, { voters }: PriorityTally): boolean {
  return voters !== null && voters < fewest
}

function ranking(speaker: Speaker, tally: PriorityTally): TableBlock {
  const { t, formats } = speaker
  const listed = tally.ranked.filter(({ points, subject }) => points > 0 || subject.kind === 'proposal')
  const hasPoints = !isBelow(FEWEST, tally)
  const points = hasPoints ? [t('minutesPaper.priorities.points')] : []
  return {
    kind: 'table',
    columns: [t('minutesPaper.priorities.rank'), t('minutesPaper.priorities.what'), ...points],
    rows: listed.map((one) => [
      one.points > 0 ? formats.number(one.rank) : '–',
      nameOf(speaker, one.subject),
      ...(hasPoints ? [formats.number(one.points)] : []),
    ]),
    widths: [0.12, null, ...(hasPoints ? [0.16] : [])],
    figures: hasPoints ? [2] : [],
  }
}

function nameOf({ t, text, input }: Speaker, subject: Subject): string {
  return subject.kind === 'proposal'
    ? t('minutesPaper.priorities.proposal', { text: subject.text })
    : text(findIndicator(input.questionnaire, subject.id)?.title)
}

function notesOn({ t }: Speaker, tally: PriorityTally): string[] {
  const { leftOut, invalid, ranked } = tally
  const isTied = !isBelow(FEWEST_VOICES, tally) && ranked.some((one) => one.isTied && one.points > 0)
  return [
    counted(t, tally),
    ...(isTied ? [t('minutesPaper.priorities.tied')] : []),
    ...(leftOut > 0 ? [t('minutesPaper.priorities.leftOut', { n: leftOut }, leftOut)] : []),
    ...(invalid > 0 ? [t('minutesPaper.priorities.invalid', { n: invalid }, invalid)] : []),
  ]
}

/** How much was counted, and what is therefore not shown. */
function counted(t: Speaker['t'], tally: PriorityTally): string {
  const { source, points, voters } = tally
  if (isBelow(FEWEST_VOICES, tally)) return t('minutesPaper.priorities.tooFew', { fewest: FEWEST_VOICES })
  if (isBelow(FEWEST, tally)) return t('minutesPaper.priorities.few', { fewest: FEWEST })
  return source === 'hands'
    ? t('minutesPaper.priorities.byHands', { points }, points)
    : t('minutesPaper.priorities.byBallots', { points, voters: voters ?? 0 }, points)
}
