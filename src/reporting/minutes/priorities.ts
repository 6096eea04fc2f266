import { findIndicator } from '@/domain/questionnaire/tree'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import { FEWEST } from '@/domain/statistics/withhold'
import { prioritySubjects, type Subject } from '@/domain/workshop/priorities'
import { priorityTally, type PriorityTally } from '@/domain/workshop/priority-tally'
import type { MinutesBlock, MinutesSection, TableBlock } from './minutes-model'
import type { Speaker } from './speaker'

/**
 * How the points lie: what got some, and every proposal. Of fewer than five sheets only the order is told, since points
 * of one person would be among them.
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
  return { heading, blocks: [{ kind: 'text', text: each, tone: 'lead' }, ranking(speaker, tally), ...notes] }
}

function tallyOf({ input, filled }: Speaker): PriorityTally {
  const { questionnaire, evidenceCounts, context, workshop, votes } = input
  const result = scoreSheet(questionnaire, filled, evidenceCounts, context)
  const subjects = prioritySubjects(questionnaire, result, workshop.proposals)
  return priorityTally(subjects, votes, workshop.pointsEach)
}

function isFew({ voters }: PriorityTally): boolean {
  return voters !== null && voters < FEWEST
}

function ranking(speaker: Speaker, tally: PriorityTally): TableBlock {
  const { t, formats } = speaker
  const listed = tally.ranked.filter(({ points, subject }) => points > 0 || subject.kind === 'proposal')
  const hasPoints = !isFew(tally)
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
  const { source, points, voters, leftOut, invalid, ranked } = tally
  const isTied = ranked.some((one) => one.isTied && one.points > 0)
  return [
    ...(isFew(tally)
      ? [t('minutesPaper.priorities.few', { fewest: FEWEST })]
      : [
          source === 'hands'
            ? t('minutesPaper.priorities.byHands', { points }, points)
            : t('minutesPaper.priorities.byBallots', { points, voters: voters ?? 0 }, points),
        ]),
    ...(isTied ? [t('minutesPaper.priorities.tied')] : []),
    ...(leftOut > 0 ? [t('minutesPaper.priorities.leftOut', { n: leftOut }, leftOut)] : []),
    ...(invalid > 0 ? [t('minutesPaper.priorities.invalid', { n: invalid }, invalid)] : []),
  ]
}
