import type { Meeting, MeetingRecord } from '@/domain/merge/import-plan'
import { attachmentsNamedBy } from '@/domain/records/references'
import type { Evidence } from '@/domain/records/evidence'
import type { CarriedRecords } from '@/domain/records/registry'
import { StorageError, type OpenedStorage } from '@/storage/storage'

/** A questionnaire or attached file of a file: named by its content, it is here or not. */
export interface ContentMeeting {
  readonly kind: 'questionnaires' | 'attachments'
  readonly meeting: Meeting
}

/**
 * What the questionnaires and attached files among these records are to those here: looked up now, before anything is
 * staged, and told for a plan. A questionnaire that is damaged here stays so; files count that evidence names afterwards.
 */
export async function contentMeetings(
  storage: Pick<OpenedStorage, 'questionnaires' | 'backup'>,
  { questionnaires, attachments }: CarriedRecords,
): Promise<(plan: readonly MeetingRecord[]) => ContentMeeting[]> {
  const known: ContentMeeting[] = []
  for (const { id } of questionnaires) {
    known.push({ kind: 'questionnaires', meeting: await meetingOf(storage, id) })
  }
  const lacking = new Set(await storage.backup.lacking(attachments.map(({ id }) => id)))
  return (plan) => {
    const named = namedAfterwards(plan)
    const files = attachments
      .filter(({ id }) => named.has(id))
      .map(({ id }): ContentMeeting => ({
        kind: 'attachments',
        meeting: lacking.has(id) ? 'new' : 'identical',
      }))
    return [...known, ...files]
  }
}

async function meetingOf(
  { questionnaires }: Pick<OpenedStorage, 'questionnaires'>,
  id: string,
): Promise<Meeting> {
  try {
    return (await questionnaires.get(id)) ? 'identical' : 'new'
  } catch (error) {
    if (error instanceof StorageError && error.failure === 'damaged') return 'refused'
    throw error
  }
}

function namedAfterwards(plan: readonly MeetingRecord[]): Set<string> {
  const states = plan.filter(({ kind }) => kind === 'evidence').map(({ after }) => after)
  return attachmentsNamedBy({
    evidence: states.flatMap(({ main }) => (main as Evidence | null) ?? []),
    siblings: states.flatMap(({ siblings }) => siblings),
  })
}
