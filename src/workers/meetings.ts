import type { Meeting, MeetingRecord } from '@/domain/merge/import-plan'
import type { RecordVersion } from '@/domain/merge/state'
import type { Assessment } from '@/domain/records/assessment'
import { nameIn } from '@/domain/records/name'
import { parentOf } from '@/domain/records/references'
import type { Kind, VersionedKind } from '@/domain/records/registry'
import { groupedBy } from '@/domain/shared/grouped'
import type { ContentMeeting } from './content-meetings'
import type { AssessmentMeeting, ListedMeeting, MeetingCounts } from './kibe-file-protocol'

type Counting = Record<Meeting, Partial<Record<Kind, number>>>

/** How many records of each kind are new, identical and so on; `content`: those that have no history (`content-meetings.ts`). */
export function countsOfMeetings(
  plan: readonly MeetingRecord[],
  content: readonly ContentMeeting[] = [],
): MeetingCounts {
  const counts: Counting = {
    new: {},
    identical: {},
    newerHere: {},
    newerThere: {},
    inConflict: {},
    refused: {},
  }
  const count = (kind: Kind, meeting: Meeting) => (counts[meeting][kind] = (counts[meeting][kind] ?? 0) + 1)
  for (const { kind, meeting } of [...plan, ...content]) count(kind, meeting)
  return counts
}

/** Finds the assessment that a record of a plan belongs to; null where the plan does not lead there. */
function assessmentFinder(
  plan: readonly MeetingRecord[],
): (kind: VersionedKind, id: string) => string | null {
  const byKey = new Map(plan.map((record) => [`${record.kind}/${record.id}`, record]))
  const find = (kind: VersionedKind, id: string): string | null => {
    if (kind === 'assessments') return id
    const met = byKey.get(`${kind}/${id}`)
    const record = met && firstRecord([...met.there, ...met.here])
    const parent = record && parentOf(kind, record)
    return parent ? find(parent.kind, parent.id) : null
  }
  return find
}

/** The record as the first of these versions has it; null when all know only that it was deleted for good. */
function firstRecord(versions: readonly RecordVersion[]): RecordVersion['record'] {
  return versions.find(({ record }) => record !== null)?.record ?? null
}

/** The records that a person should see one by one. */
export function listedMeetings(plan: readonly MeetingRecord[]): ListedMeeting[] {
  const assessmentOf = assessmentFinder(plan)
  return plan.flatMap((met): ListedMeeting[] => {
    const { kind, id, meeting, here, there } = met
    if (meeting === 'new' || meeting === 'identical') return []
    const sides =
      meeting === 'inConflict'
        ? { here: here[0] ?? null, there: there[0] ?? null }
        : { here: null, there: null }
    return [{ kind, id, meeting, assessmentId: assessmentOf(kind, id), title: titleOf(met), ...sides }]
  })
}

function titleOf({ kind, here, there }: MeetingRecord): string {
  const record = firstRecord([...there, ...here])
  const name = record && nameIn(kind, record)
  if (name) return name
  const isOfItem = kind === 'answers' || kind === 'decisions'
  return isOfItem && record && 'itemId' in record ? record.itemId : ''
}

/** What importing would do to each assessment; `assessmentHere` finds one that only stands here. */
export async function meetingsOfAssessments(
  plan: readonly MeetingRecord[],
  assessmentHere: (id: string) => Promise<Assessment | null>,
): Promise<AssessmentMeeting[]> {
  const meetings: AssessmentMeeting[] = []
  for (const [assessmentId, ofAssessment] of byAssessment(plan)) {
    const known = nameableIn(ofAssessment) ?? (await assessmentHere(assessmentId))
    const assessment = known && { municipality: known.municipality, wave: known.wave }
    meetings.push({ assessmentId, assessment, counts: countsOfMeetings(ofAssessment) })
  }
  return meetings
}

/** The assessment among these records: as it stands here rather than as a file has it. */
function nameableIn(plan: readonly MeetingRecord[]): Assessment | null {
  const versions = plan
    .filter(({ kind }) => kind === 'assessments')
    .flatMap(({ here, there }) => [...here, ...there])
  return firstRecord(versions) as Assessment | null
}

function byAssessment(plan: readonly MeetingRecord[]): Map<string, MeetingRecord[]> {
  const assessmentOf = assessmentFinder(plan)
  const placed = plan.flatMap((met) => {
    const id = assessmentOf(met.kind, met.id)
    return id === null ? [] : [{ id, met }]
  })
  return new Map(
    [...groupedBy(placed, ({ id }) => id)].map(([id, ofOne]) => [id, ofOne.map(({ met }) => met)]),
  )
}
