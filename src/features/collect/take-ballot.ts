import type { MeetingRecord } from '@/domain/merge/import-plan'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Ballot } from '@/domain/records/ballot'
import { recordsOfEachKind, type CarriedRecords } from '@/domain/records/registry'
import { ballotFit, type BallotRefusal } from '@/domain/workshop/ballot-fit'
import type { ContentLibrary } from '@/parts/content-library'
import type { AssessmentBundle } from '@/parts/use-assessment'
import type { OpenedStorage } from '@/storage/storage'

/** What became of a ballot that came from another device. */
export type TakenBallot = { readonly code: string } & (
  | {
      /** It is new, took the place of an older one, says what is here, is older than what is here, or stands beside another. */
      readonly outcome: 'added' | 'replaced' | 'same' | 'older' | 'conflict' | 'notTaken'
      /** Where it was carried over from another version of the questionnaire: which, and how many answers went along or not. */
      readonly bridge: {
        readonly from: string
        readonly to: string
        readonly moved: number
        readonly dropped: number
      } | null
    }
  | {
      /** It was deleted here; `takeAgain` takes it all the same. Throws `StorageError`. */
      readonly outcome: 'deleted'
      readonly takeAgain: () => Promise<unknown>
    }
  | {
      readonly outcome: 'refused'
      /** `final`: the assessment was finished meanwhile. */
      readonly why: BallotRefusal | 'final'
      readonly params: Readonly<Record<string, string>>
    }
)

const OUTCOMES = {
  new: 'added',
  newerThere: 'replaced',
  identical: 'same',
  newerHere: 'older',
  inConflict: 'conflict',
  refused: 'notTaken',
} as const

/** What taking ballots needs. */
export interface TakingDeps {
  readonly storage: OpenedStorage
  readonly content: ContentLibrary
}

/** Takes a ballot from another device into the workshop, where it fits; it can be undone like any import. Throws `StorageError`. */
export async function takeBallot(
  { storage, content }: TakingDeps,
  { assessment, questionnaire }: Pick<AssessmentBundle, 'assessment' | 'questionnaire'>,
  ballot: Ballot,
  fileName: string,
): Promise<TakenBallot> {
  const { code } = ballot
  const now = await storage.assessments.get(assessment.id)
  if (now?.state === 'final') return { code, outcome: 'refused', why: 'final', params: {} }
  const isOther = ballot.questionnaire.sha256 !== assessment.questionnaire.sha256
  const from = isOther ? await questionnaireWith(content, ballot.questionnaire.sha256) : null
  const fit = ballotFit(ballot, assessment, questionnaire, from)
  if (fit.kind === 'refused') return { code, outcome: 'refused', why: fit.code, params: fit.params }
  const records = { ...recordsOfEachKind(() => []), ballots: [fit.ballot] }
  const { plan } = await storage.imports.add(records, [], fileName)
  const met = plan.find(({ id }) => id === fit.ballot.id)
  if (met?.meeting === 'newerHere' && isDeletedHere(met))
    return { code, outcome: 'deleted', takeAgain: () => takeAgain(storage, met, records, fileName) }
  const bridge =
    fit.kind === 'bridged'
      ? {
          from: ballot.questionnaire.version,
          to: assessment.questionnaire.version,
          moved: Object.keys(fit.ballot.answers).length,
          dropped: fit.dropped.length,
        }
      : null
  return { code, outcome: OUTCOMES[met?.meeting ?? 'refused'], bridge }
}

/** Kept here, or served beside the app; null where it cannot be had. */
async function questionnaireWith(content: ContentLibrary, sha256: string): Promise<Questionnaire | null> {
  const served = async () => {
    const { questionnaires } = await content.index()
    const entry = questionnaires.find((one) => one.sha256 === sha256)
    return entry ? (await content.fetchQuestionnaire(entry)).questionnaire : null
  }
  return content
    .keptQuestionnaire(sha256)
    .catch(served)
    .catch(() => null)
}

/** Whether it lies in the bin here, or was deleted for good. */
function isDeletedHere({ here: [shown] }: MeetingRecord): boolean {
  return shown !== undefined && shown.record?.deletedAt !== null
}

/** Out of the bin comes what was known last; what was deleted for good can only come from the other device. */
function takeAgain(
  storage: OpenedStorage,
  { id, before }: MeetingRecord,
  records: CarriedRecords,
  fileName: string,
): Promise<unknown> {
  if (before.main) return storage.ballots.restore(id)
  return storage.imports.add(records, [{ kind: 'ballots', id, take: 'there' }], fileName)
}
