import type { RecordVersion } from '@/domain/merge/state'
import type { ListedMeeting } from '@/workers/kibe-file-protocol'
import { placesBeside } from './conflict-entry'
import type { ConflictChoices, Side } from './use-conflict-choices'

/** A record that was edited on both sides, as the screen asks about it before anything is added. */
export interface MeetingEntry {
  readonly record: ListedMeeting
  /** Here, and in the file. */
  readonly versions: readonly RecordVersion[]
  /** What is chosen with it, its versions in the same order: how a group came to the value that an answer holds. */
  readonly decision: Pick<MeetingEntry, 'record' | 'versions'> | null
}

/** What a person is asked about: a group's value and its reason are one, where both were edited together. */
export function meetingEntries(conflicts: readonly ListedMeeting[]): MeetingEntry[] {
  const joined = conflicts.map((record) => ({
    record,
    versions: versionsIn(record),
    decision: decisionOf(record, conflicts),
  }))
  const taken = new Set(joined.map(({ decision }) => decision?.record))
  return joined.filter(({ record }) => !taken.has(record))
}

/** Takes a side of the record, and of the decision what was written with it. */
export function takeSide(choices: ConflictChoices, { record, decision }: MeetingEntry, side: Side): void {
  choices.take(record, side)
  if (!decision) return
  const isCrossed = decision.versions[0] !== decision.record.here
  const other = side === 'here' ? 'there' : 'here'
  choices.take(decision.record, isCrossed && side !== 'both' ? other : side)
}

function decisionOf(record: ListedMeeting, conflicts: readonly ListedMeeting[]): MeetingEntry['decision'] {
  if (record.kind !== 'answers') return null
  const found = conflicts.find(
    ({ kind, title, assessmentId }) =>
      kind === 'decisions' && title === record.title && assessmentId === record.assessmentId,
  )
  if (!found) return null
  const [ofAnswer, ofDecision] = [versionsIn(record), versionsIn(found)]
  // What was deleted for good is asked about in other words.
  if ([...ofAnswer, ...ofDecision].some((version) => version.record === null)) return null
  const places = placesBeside(ofAnswer, ofDecision)
  return places && { record: found, versions: places.flatMap((place) => ofDecision[place] ?? []) }
}

function versionsIn({ here, there }: ListedMeeting): RecordVersion[] {
  return [here, there].flatMap((version) => version ?? [])
}
