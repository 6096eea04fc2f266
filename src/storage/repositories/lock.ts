import type { TableName } from '../database'
import { StorageError } from '../storage'
import type { Reading } from '../transaction'

/** The tables that `requireWritable` reads. */
export const LOCK_TABLES: readonly TableName[] = ['sheets', 'assessments']

/** Throws `locked` when the assessment is final, `missing` when it is gone or in the bin. */
export async function requireOpen(reading: Reading, assessmentId: string): Promise<void> {
  const { state } = await reading.living('assessments', assessmentId)
  if (state === 'final') throw new StorageError('locked')
}

/** Throws `locked` when the sheet's assessment is final, `missing` when either is gone or in the bin. */
export async function requireWritable(reading: Reading, sheetId: string): Promise<void> {
  const { assessmentId } = await reading.living('sheets', sheetId)
  await requireOpen(reading, assessmentId)
}
