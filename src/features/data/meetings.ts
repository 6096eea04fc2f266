import type { Meeting } from '@/domain/merge/import-plan'
import { isOfAssessments } from '@/domain/records/references'
import { ALL_KINDS } from '@/domain/records/registry'
import type { ListedMeeting, MeetingCounts } from '@/workers/kibe-file-protocol'

/** What a file's records can be to what is here, in the order in which people are told. */
export const MEETINGS: readonly Meeting[] = [
  'new',
  'newerThere',
  'inConflict',
  'newerHere',
  'identical',
  'refused',
]

/** What stands for the id of the assessment of records that belong to none. */
export const ALONE = ''

/** The id of the assessment that a record is listed under; `ALONE` for a programme, a practice and the like. */
export function homeOf({ kind, assessmentId }: ListedMeeting): string | null {
  return isOfAssessments(kind) ? assessmentId : ALONE
}

/** How many of which kind these are. */
export function countsOf(listed: readonly ListedMeeting[]): MeetingCounts {
  const ofKind = (ofOne: readonly ListedMeeting[]) =>
    Object.fromEntries(ALL_KINDS.map((kind) => [kind, ofOne.filter((one) => one.kind === kind).length]))
  const counts = MEETINGS.map((meeting) => [meeting, ofKind(listed.filter((one) => one.meeting === meeting))])
  return Object.fromEntries(counts) as MeetingCounts
}
