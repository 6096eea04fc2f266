import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Round } from './ballot'

/**
 * A UUID (RFC 9562, version 8) that follows from these words alone: two devices that speak of the same thing give it the
 * same id without having met.
 */
export function derivedId(...words: readonly string[]): string {
  const hash = fingerprint(words)
  const variant = '89ab'[parseInt(hash.charAt(16), 16) % 4] ?? '8'
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-')
}

/** The id of a participant's ballot in a round. */
export function ballotId(assessmentId: string, code: string, round: Round): string {
  return derivedId('ballot', assessmentId, code, String(round))
}

/** The id of the hands counted for an item in a round. */
export function handsId(assessmentId: string, itemId: string, round: Round): string {
  return derivedId('hands', assessmentId, itemId, String(round))
}

/** The id of the decision on an item. */
export function decisionId(assessmentId: string, itemId: string): string {
  return derivedId('decision', assessmentId, itemId)
}

/** The id of a participant's points; of those counted by hands where the code is null. */
export function priorityVoteId(assessmentId: string, code: string | null): string {
  return derivedId('points', assessmentId, code ?? 'hands')
}

/** The id of the assessment that a municipality begins from a programme's starter file. */
export function starterAssessmentId(programmeId: string, municipality: string): string {
  return derivedId('starter', programmeId, municipality)
}

/** How often a priority can become an action again, after the one before was deleted, and still be told by its id. */
const TIMES = 8

/**
 * The ids of the actions that an indicator or proposal becomes which a group finds pressing: the first is taken, and the
 * next ones in turn where an action that is no longer meant stands under those before.
 */
export function priorityActionIds(assessmentId: string, subjectId: string): readonly string[] {
  const about = ['priorityAction', assessmentId, subjectId]
  return Array.from({ length: TIMES }, (_, time) =>
    derivedId(...about, ...(time === 0 ? [] : [String(time)])),
  )
}
