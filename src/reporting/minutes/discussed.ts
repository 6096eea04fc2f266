import { askedIndicators } from '@/domain/assessment/applicability'
import { factsOf } from '@/domain/assessment/facts'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import { standingOf } from '@/domain/assessment/standing'
import { isBlindNow } from '@/domain/workshop/blind'
import { groupReadings, type ItemReading } from '@/domain/workshop/group'
import { filledWithMedians } from '@/domain/workshop/outcome'
import type { MinutesInput } from './minutes-input'

/** What a group has talked about. */
export interface Discussed {
  /** Whether nobody may see yet what was said: then nothing of it is here. */
  readonly isBlind: boolean
  /** What the group said of each item that it decides on and that its answers do not hide, in the order of the file. */
  readonly readings: readonly ItemReading[]
  /** What was agreed on, filled up with lower medians. */
  readonly filled: SheetAnswers
}

/** What is needed to know it. */
export type DiscussedInput = Pick<
  MinutesInput,
  'questionnaire' | 'context' | 'answers' | 'workshop' | 'participants' | 'ballots' | 'hands'
>

/** What the group has talked about; of a blind round that is still open, only on what it will have to decide. */
export function discussed(input: DiscussedInput): Discussed {
  const { questionnaire, context, participants, answers } = input
  const isBlind = isBlindNow(input.workshop)
  const { ballots, hands } = isBlind ? { ballots: [], hands: [] } : input
  const readings = groupReadings({ questionnaire, context, participants, ballots, hands })
  const filled = filledWithMedians(answers, readings)
  const { standings } = factsOf(askedIndicators(questionnaire, context), filled, context)
  return {
    isBlind,
    filled,
    readings: readings.filter(({ isDiscussed, item }) => isDiscussed && standings.has(item.id)),
  }
}

/** On what the group has not agreed, in the order of the file. */
export function undecided(readings: readonly ItemReading[], answers: SheetAnswers): ItemReading[] {
  return readings.filter(({ item }) => standingOf(item, answers.get(item.id)).state === 'unanswered')
}
