import { finishFingerprint } from '@/domain/assessment/finish-fingerprint'
import type { Assessment } from '@/domain/records/assessment'
import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import type { NewAssessment, Storage } from '../storage'
import type { Reading } from '../transaction'
import { copyInto } from './assessment-copy'
import { begun } from './beginning'
import { intoBin, outOfBin } from './bin'

const EVERYTHING_IN_IT = ['assessments', 'sheets', 'answers', 'evidence', 'responses'] as const

/** Assessments; the newest one stands first in the list. */
export function assessments(connection: Connection, ids: Ids): Storage['assessments'] {
  return {
    list: () =>
      connection.read(['assessments'], async (reading) => (await reading.list('assessments')).reverse()),
    get: (id) =>
      connection.read(['assessments'], async (reading) => {
        const assessment = await reading.find('assessments', id)
        return assessment?.deletedAt === null ? assessment : null
      }),
    begin: (input) => begin(connection, ids, input),
    copyInto: (originalId, copy) => copyInto(connection, ids, originalId, copy),
    finish: (id) => finish(connection, id),
    reopen: (id) => reopen(connection, id),
    setMayBeFound: (id, mayBeFound) =>
      connection.write(['assessments'], async (writing) => {
        const assessment = await writing.living('assessments', id)
        return writing.change('assessments', assessment, { mayBeFound: mayBeFound ? true : undefined })
      }),
    remove: (id) => connection.write(['assessments'], (writing) => intoBin(writing, 'assessments', id)),
    restore: (id) => connection.write(['assessments'], (writing) => outOfBin(writing, 'assessments', id)),
  }
}

function begin(
  connection: Connection,
  ids: Ids,
  { role, name, ...chosen }: NewAssessment,
): ReturnType<Storage['assessments']['begin']> {
  const [id, sheetId] = [ids.uuid(), ids.uuid()]
  const sheet = { id: sheetId, kind: 'individual', role, name } as const
  return connection.write(['assessments', 'sheets'], (writing) =>
    begun(writing, chosen, 'self', { id, sheet }),
  )
}

function finish(connection: Connection, id: string): Promise<Assessment> {
  return connection.write(EVERYTHING_IN_IT, async (writing) => {
    const assessment = await writing.living('assessments', id)
    if (assessment.state === 'final') return assessment
    const entry = { at: writing.now, event: 'finished', fingerprint: await stamp(writing, id) } as const
    return writing.change('assessments', assessment, { state: 'final', log: [...assessment.log, entry] })
  })
}

function reopen(connection: Connection, id: string): Promise<Assessment> {
  return connection.write(['assessments'], async (writing) => {
    const assessment = await writing.living('assessments', id)
    if (assessment.state === 'draft') return assessment
    const entry = { at: writing.now, event: 'reopened', fingerprint: null } as const
    return writing.change('assessments', assessment, { state: 'draft', log: [...assessment.log, entry] })
  })
}

async function stamp(reading: Reading, assessmentId: string): Promise<string> {
  const sheets = await reading.list('sheets', { assessmentId })
  const answers = await Promise.all(sheets.map(({ id }) => reading.list('answers', { sheetId: id })))
  const evidence = await Promise.all(sheets.map(({ id }) => reading.list('evidence', { sheetId: id })))
  const responses = await reading.list('responses', { assessmentId })
  return finishFingerprint(answers.flat(), evidence.flat(), responses)
}
