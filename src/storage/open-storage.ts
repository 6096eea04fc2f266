import { groupedBy } from '@/domain/shared/grouped'
import { Connection, type ConnectionParts } from './connection'
import { amount } from './repositories/amount'
import { answers } from './repositories/answers'
import { assessments } from './repositories/assessments'
import { ballots } from './repositories/ballots'
import { backup, damaged } from './repositories/backup'
import { bin } from './repositories/bin'
import { comparisonStores } from './repositories/comparison-stores'
import { conflicts } from './repositories/conflicts'
import { evidence } from './repositories/evidence'
import { folder } from './repositories/folder'
import { imports } from './repositories/imports'
import { plans } from './repositories/plans'
import { responses } from './repositories/responses'
import { questionnaires } from './repositories/questionnaires'
import { settings } from './repositories/settings'
import { workshops } from './repositories/workshops'
import type { OpenedStorage } from './storage'

export type { OpenedStorage }

/** What storage is opened with; the database is called `kibe` unless told otherwise. */
export type StorageParts = Omit<ConnectionParts, 'name'> & { readonly databaseName?: string }

/**
 * Opens the database of this device, creating it where there is none. Rejects with a StorageError: `newerData` when a
 * newer Kibe wrote it, `unavailable` when the browser gives no storage; nothing is written then.
 */
export async function openStorage({ databaseName = 'kibe', ...parts }: StorageParts): Promise<OpenedStorage> {
  const connection = new Connection({ ...parts, name: databaseName })
  const { ids, clock } = parts
  await connection.open()
  return {
    assessments: assessments(connection, ids),
    sheets: {
      ofAssessment: (assessmentId) =>
        connection.read(['sheets'], (reading) => reading.list('sheets', { assessmentId })),
      byAssessment: () =>
        connection.read(['sheets'], async (reading) =>
          groupedBy(await reading.list('sheets'), ({ assessmentId }) => assessmentId),
        ),
    },
    answers: answers(connection, ids),
    evidence: evidence(connection, ids),
    plans: plans(connection, ids),
    responses: responses(connection, ids),
    workshops: workshops(connection, ids),
    ballots: ballots(connection, ids),
    ...comparisonStores(connection, ids),
    questionnaires: questionnaires(connection),
    settings: settings(connection),
    backup: backup(connection, ids),
    imports: imports(connection, ids),
    conflicts: conflicts(connection, ids),
    bin: bin(connection, clock),
    folder: folder(connection, ids),
    amount: (since) => amount(connection, clock, since),
    damaged: () => damaged(connection),
    onClosedByOther: (callback) => connection.onClosedByOther(callback),
    close: () => connection.close(),
  }
}
