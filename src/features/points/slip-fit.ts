import type { PriorityVote } from '@/domain/records/ballot'
import { isSameJson } from '@/domain/records/same-json'
import { pointsFaults, type Subject } from '@/domain/workshop/priorities'
import type { PointsSlip } from '@/exchange/points/points-slip'

/** Against what a slip is held. */
export interface Round {
  readonly assessmentId: string
  /** Codes of those who take part. */
  readonly codes: readonly string[]
  readonly subjects: readonly Subject[]
  /** How many points each has. */
  readonly most: number
}

/** Why a slip is not taken. */
export type SlipRefusal = 'otherWorkshop' | 'unknownCode' | 'tooMany' | 'unknownSubject'

/** Why a slip is not taken into this round; null where it is. */
export function slipRefusal(
  { assessmentId, code, points }: PointsSlip,
  { codes, subjects, most, ...round }: Round,
): SlipRefusal | null {
  if (assessmentId !== round.assessmentId) return 'otherWorkshop'
  if (!codes.includes(code)) return 'unknownCode'
  const [fault] = pointsFaults(points, subjects, most)
  if (fault === undefined) return null
  return fault === 'tooMany' ? 'tooMany' : 'unknownSubject'
}

/** Whether both give the same points, in whichever order; what got none says nothing. */
export function isSamePoints(one: PriorityVote['points'], other: PriorityVote['points']): boolean {
  const given = (points: PriorityVote['points']) =>
    Object.entries(points)
      .filter(([, each]) => each !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  return isSameJson(given(one), given(other))
}
