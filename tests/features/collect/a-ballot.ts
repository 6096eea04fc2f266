import { ballotId } from '@/domain/records/derived-id'
import type { Ballot } from '@/domain/records/ballot'
import { recordsOfEachKind } from '@/domain/records/registry'
import { written } from '../../exchange/hand-made'
import { answered, DONT_KNOW } from '../../support/questionnaires'
import { identityOf, questionnaire } from './a-workshop'

/** What somebody wrote, and nobody else may read. */
export const PLANTED = 'a planted remark'

/** A ballot as a participant's device makes it. */
export function handedIn(assessmentId: string, code: string, edits: Partial<Ballot> = {}): Ballot {
  return {
    schema: 1,
    version: { [`device-of-${code}`]: 1 },
    createdAt: '2026-03-01T12:00:00Z',
    updatedAt: '2026-03-01T12:00:00Z',
    deletedAt: null,
    id: ballotId(assessmentId, code, 1),
    assessmentId,
    code,
    round: 1,
    way: 'file',
    questionnaire: identityOf(questionnaire),
    answers: { 'a-level': { ...answered(4), note: PLANTED }, 'b-level': DONT_KNOW, 'c-yes': answered('yes') },
    handedInAt: '2026-03-01T12:00:00Z',
    ...edits,
  }
}

/** The file in which ballots are handed in. */
export async function fileOf(name: string, ...ballots: Ballot[]): Promise<File> {
  const records = recordsOfEachKind((kind) => (kind === 'ballots' ? ballots : []) as never)
  return new File([await written(records)], name)
}
