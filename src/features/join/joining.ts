import { isSameState, type MeetingRecord } from '@/domain/merge/import-plan'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import { recordsOfEachKind } from '@/domain/records/registry'
import { isSameJson } from '@/domain/records/same-json'
import { fail, ok, type Result } from '@/domain/shared/result'
import { isRunHere } from '@/domain/workshop/joined'
import type { Invitation } from '@/exchange/invitation/invitation'
import type { Refusal } from '@/exchange/refusal'
import { ContentError, type ContentLibrary } from '@/parts/content-library'
import type { OpenedStorage } from '@/storage/storage'
import type { Invited } from '@/storage/workshop-store'

/**
 * Why nothing is taken from a file: it was not read, there is no workshop in it, this device runs that workshop, or it
 * would change what is here, which a person has to look at first.
 */
export type InvitationFileProblem =
  Refusal | { readonly code: 'noWorkshop' | 'runsIt' | 'changes'; readonly params: object }

/** What an invitation speaks of. */
export function invitedBy({ assessmentId: id, chosen, ...rest }: Omit<Invitation, 'code'>): Invited {
  const { municipality, municipalityKind, questionnaire, subset, period, wave } = rest
  const about = { id, municipality, municipalityKind, questionnaire, subset, period, wave }
  return chosen ? { ...about, chosen } : about
}

/** Workshops on this device in which one can take part: not those that this device runs. */
export function openWorkshops(
  assessments: readonly Assessment[],
  sheets: ReadonlyMap<string, readonly Sheet[]>,
): Assessment[] {
  return assessments.filter(
    ({ id, respondents }) => respondents === 'workshop' && !isRunHere(sheets.get(id) ?? []),
  )
}

/**
 * Keeps what an invitation file holds, its questionnaire too, where it changes nothing that is here; the assessment of its
 * workshop. Throws `StorageError`.
 */
export async function takeInvitation(
  storage: OpenedStorage,
  file: File,
): Promise<Result<Assessment, InvitationFileProblem>> {
  const { openKibeFile } = await import('@/exchange/open-kibe-file')
  const opened = await openKibeFile(file)
  if (!opened.ok) return opened
  const { assessments, workshops, questionnaires } = opened.value.records
  const assessment = assessments.find(
    ({ respondents, deletedAt }) => respondents === 'workshop' && deletedAt === null,
  )
  if (!assessment) return fail({ code: 'noWorkshop', params: {} })
  const { id } = assessment
  const here = await storage.assessments.get(id)
  if (isRunHere(await storage.sheets.ofAssessment(id))) return fail({ code: 'runsIt', params: {} })
  const records = {
    ...recordsOfEachKind(() => []),
    assessments: [assessment],
    workshops: workshops.filter((workshop) => workshop.id === id),
    questionnaires,
  }
  const plan = await storage.imports.preview(records)
  const isOther = here !== null && here.respondents !== 'workshop'
  if (isOther || !plan.every(isHarmless)) return fail({ code: 'changes', params: {} })
  await storage.imports.add(records, [], file.name)
  return ok((await storage.assessments.get(id)) ?? assessment)
}

/** Whether adding the record changes nothing that somebody has said here. */
function isHarmless({ kind, meeting, before, after }: MeetingRecord): boolean {
  // Something else stands here under its id: nothing would change, but it is not this workshop.
  if (meeting === 'refused') return false
  if (meeting === 'new' || meeting === 'newerHere' || isSameState(before, after)) return true
  const [here, there] = [before.main, after.main]
  // What a link said of it is nobody's edit: the facilitator's record takes its place where it says the same.
  if (kind !== 'assessments' || !here || !there || after.siblings.length > 0) return false
  const isNobodys = Object.keys(here.version).length === 0
  return isNobodys && isSameJson(aboutOf(here as Assessment), aboutOf(there as Assessment))
}

function aboutOf({ id, municipality, municipalityKind, ...rest }: Assessment): Invited {
  const { questionnaire, subset, period, wave, chosen } = rest
  const about = { id, municipality, municipalityKind, questionnaire, subset, period, wave }
  return chosen ? { ...about, chosen } : about
}

/**
 * Opens the own sheet under this code; of a code that is new here a new one, or that which is `continued`. Throws
 * `StorageError`, and `ContentError` where the questionnaire cannot be had.
 */
export async function joinWorkshop(
  { storage, content }: { readonly storage: OpenedStorage; readonly content: ContentLibrary },
  invited: Invited,
  code: string,
  continued: string | null,
): Promise<Sheet> {
  await keepQuestionnaire(storage, content, invited.questionnaire)
  return storage.workshops.join(invited, code, continued)
}

async function keepQuestionnaire(
  storage: OpenedStorage,
  content: ContentLibrary,
  identity: Invited['questionnaire'],
): Promise<void> {
  if (await storage.questionnaires.get(identity.sha256)) return
  const { questionnaires } = await content.index()
  const entry = questionnaires.find(({ sha256 }) => sha256 === identity.sha256)
  if (!entry) throw new ContentError('notFound')
  const { document } = await content.fetchQuestionnaire(entry)
  await storage.questionnaires.keep(document, identity)
}
