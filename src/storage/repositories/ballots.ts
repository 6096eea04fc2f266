import * as z from 'zod/mini'
import { ballotSchema, type BallotDraft, type BallotWay } from '@/domain/records/ballot'
import { ballotId } from '@/domain/records/derived-id'
import { wellFormed } from '@/domain/records/well-formed'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import { StorageError } from '../storage'
import type { Writing } from '../transaction'
import type { BallotStore, UnfinishedBallot } from '../workshop-store'
import { copyOf, earlierBallots, isSaid, keepingCopy } from './ballots-earlier'
import { intoBin, outOfBin } from './bin'
import { requireOpen } from './lock'

interface DraftRow extends UnfinishedBallot {
  readonly id: string
}

const WRITING = ['assessments', 'ballots', 'ballotDrafts', 'journals'] as const
const { answers } = ballotSchema.shape
/** The code may still be being typed. */
const begunCodeSchema = z.string().check(z.regex(/^\d{0,4}$/))

/** What participants have handed in, and the one of each way that is still being filled in. */
export function ballots(connection: Connection, ids: Ids): BallotStore {
  return {
    ofAssessment: (assessmentId) =>
      connection.read(['ballots'], (reading) => reading.list('ballots', { assessmentId })),
    keep: (assessmentId, draft) => connection.write(WRITING, (writing) => kept(writing, assessmentId, draft)),
    ...replacing(connection, ids),
    remove: (id) => connection.write(WRITING, (writing) => moved(writing, id, intoBin)),
    restore: (id) => connection.write(WRITING, (writing) => moved(writing, id, outOfBin)),
    ...drafts(connection),
  }
}

/** What takes the place of another, which is not lost. */
function replacing(connection: Connection, ids: Ids): Pick<BallotStore, 'collect' | 'earlier' | 'bringBack'> {
  return {
    collect: (assessmentId, draft, fileName) => {
      const importId = ids.uuid()
      const id = ballotId(assessmentId, draft.code, draft.round)
      return connection.write(WRITING, (writing) =>
        keepingCopy(writing, { importId, fileName, id }, () => kept(writing, assessmentId, draft)),
      )
    },
    earlier: (assessmentId) =>
      connection.read(['ballots', 'journals'], (reading) => earlierBallots(reading, assessmentId)),
    bringBack: ({ id, copy }, fileName) => {
      const importId = ids.uuid()
      return connection.write(WRITING, async (writing) => {
        const before = await writing.living('ballots', id)
        await requireOpen(writing, before.assessmentId)
        const earlier = await copyOf(writing, id, copy)
        if (!earlier) throw new StorageError('missing')
        const { way, questionnaire, answers: said, handedInAt } = earlier
        const fields = { way, questionnaire, answers: said, handedInAt }
        await keepingCopy(writing, { importId, fileName, id }, () =>
          writing.change('ballots', before, fields),
        )
      })
    },
  }
}

/** What is still being filled in, one of each way. */
function drafts(connection: Connection): Pick<BallotStore, 'draft' | 'keepDraft' | 'discardDraft'> {
  return {
    draft: (assessmentId, way) =>
      connection.read(['ballotDrafts'], async (reading) => {
        const row = await reading.table<unknown>('ballotDrafts').get(draftId(assessmentId, way))
        return row === undefined ? null : checked(row)
      }),
    keepDraft: (assessmentId, way, draft) =>
      connection.write(WRITING, async (writing) => {
        await requireOpen(writing, assessmentId)
        const row: DraftRow = { id: draftId(assessmentId, way), ...checked(wellFormed(draft)) }
        await writing.table<DraftRow>('ballotDrafts').put(row)
      }),
    discardDraft: (assessmentId, way) =>
      connection.write(WRITING, async (writing) => {
        await writing.table('ballotDrafts').delete(draftId(assessmentId, way))
      }),
  }
}

function draftId(assessmentId: string, way: BallotWay): string {
  return `${assessmentId}/${way}`
}

/** Throws `invalid`. */
function checked(draft: unknown): UnfinishedBallot {
  const given = (draft ?? {}) as Partial<UnfinishedBallot>
  const [coded, answered] = [begunCodeSchema.safeParse(given.code), answers.safeParse(given.answers)]
  if (!coded.success || !answered.success) throw new StorageError('invalid')
  return { code: coded.data, answers: answered.data }
}

async function kept(writing: Writing, assessmentId: string, draft: BallotDraft) {
  await requireOpen(writing, assessmentId)
  const { questionnaire } = await writing.living('assessments', assessmentId)
  const id = ballotId(assessmentId, draft.code, draft.round)
  await writing.table('ballotDrafts').delete(draftId(assessmentId, draft.way))
  const before = await writing.find('ballots', id)
  // Said again it is the same ballot: the moment alone is no edit.
  const handedInAt = before && isSaid(before, draft) ? before.handedInAt : writing.now
  const fields = { ...draft, questionnaire, handedInAt }
  return before
    ? writing.change('ballots', before, { ...fields, deletedAt: null })
    : writing.create('ballots', { ...fields, id, assessmentId })
}

async function moved(writing: Writing, id: string, move: typeof intoBin): Promise<void> {
  const before = await writing.find('ballots', id)
  if (before) await requireOpen(writing, before.assessmentId)
  await move(writing, 'ballots', id)
}
