import type { Sibling } from '@/domain/records/sibling'
import type { Reading } from '../transaction'
import { statesBefore } from './journals'

/** The tables that `pinnedQuestionnaires` reads. */
export const PINNING_TABLES = ['assessments', 'siblings', 'journals'] as const

/**
 * The hashes of all questionnaires that some assessment was begun with: a living one, one in the bin, a version that
 * stands beside one, and what undoing an import may bring back.
 */
export async function pinnedQuestionnaires(reading: Reading): Promise<ReadonlySet<unknown>> {
  const beside = reading.table<Sibling>('siblings').where(':id').startsWith('assessments/')
  const states = await statesBefore(reading, 'assessments')
  const versions: unknown[] = [
    ...(await reading.table<unknown>('assessments').toArray()),
    ...states.flatMap(({ main, siblings }) => [main, ...siblings.map(({ record }) => record)]),
    ...(await beside.toArray()).map(({ record }) => record),
  ]
  return new Set(versions.map(questionnaireOf))
}

/** Also of a row that does not pass its schema. */
function questionnaireOf(row: unknown): unknown {
  const { questionnaire } = (row ?? {}) as { questionnaire?: { sha256?: unknown } }
  return questionnaire?.sha256
}
