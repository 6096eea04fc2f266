import type { Sibling } from '@/domain/records/sibling'
import type { Reading } from '../transaction'
import { statesBefore } from './journals'

/** The tables that `pinnedQuestionnaires` reads. */
export const PINNING_TABLES = ['assessments', 'programmes', 'siblings', 'journals'] as const
/** The kinds whose records name the questionnaire that they were made with. */
const PINNING = ['assessments', 'programmes'] as const

/**
 * The hashes of all questionnaires that some assessment or programme was begun with: a living one, one in the bin, a
 * version that stands beside one, and what undoing an import may bring back.
 */
export async function pinnedQuestionnaires(reading: Reading): Promise<ReadonlySet<unknown>> {
  const pinned = new Set<unknown>()
  for (const kind of PINNING) {
    for (const version of await versionsOf(reading, kind)) pinned.add(questionnaireOf(version))
  }
  return pinned
}

async function versionsOf(reading: Reading, kind: (typeof PINNING)[number]): Promise<unknown[]> {
  const beside = reading.table<Sibling>('siblings').where(':id').startsWith(`${kind}/`)
  const states = await statesBefore(reading, kind)
  return [
    ...(await reading.table<unknown>(kind).toArray()),
    ...states.flatMap(({ main, siblings }) => [main, ...siblings.map(({ record }) => record)]),
    ...(await beside.toArray()).map(({ record }) => record),
  ]
}

/** Also of a row that does not pass its schema. */
function questionnaireOf(row: unknown): unknown {
  const { questionnaire } = (row ?? {}) as { questionnaire?: { sha256?: unknown } }
  return questionnaire?.sha256
}
