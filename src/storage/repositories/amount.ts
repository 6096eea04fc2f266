import type { Answer } from '@/domain/records/answer'
import type { BaseRecord } from '@/domain/records/base'
import { CARRIED_KINDS, type RecordTypes } from '@/domain/records/registry'
import type { Clock } from '@/platform/clock'
import type { Connection } from '../connection'
import { eachRecord } from '../each-record'
import type { StoredAmount } from '../keeping'
import type { Reading } from '../transaction'
import { namesInUse } from './attachments'
import { eachJournalPage, journalHeads } from './journals'

/** The kinds of what people enter. */
const WORK = [
  'answers',
  'evidence',
  'actions',
  'responses',
  'ballots',
  'decisions',
  'programmes',
  'selections',
  'practices',
  'indices',
] as const

/**
 * How much is stored; `changedSince` counts from the instant, or from the beginning, also where the instant lies ahead of
 * the clock: then one of the two was wrong, and nothing is said to be in a backup that may not be. Reads page by page.
 */
export function amount(connection: Connection, clock: Clock, since: string | null): Promise<StoredAmount> {
  const isKnown = since !== null && Date.parse(since) <= Date.parse(clock.now())
  const from = isKnown ? Date.parse(since) : -Infinity
  return connection.read([...CARRIED_KINDS, 'journals'], async (reading) => {
    const living = await livingSheets(reading)
    let [answers, changedSince] = [0, 0]
    for (const kind of WORK) {
      const imported = await importedSince(reading, kind, from)
      await eachRecord(reading, kind, (record: RecordTypes[(typeof WORK)[number]]) => {
        if (Date.parse(record.updatedAt) > from || imported.has(record.id)) changedSince += 1
        answers += answersIn(record, living)
      })
    }
    const attachments = (await namesInUse(reading)).size
    return {
      assessments: living.assessments.size,
      answers,
      attachments,
      records: await rows(reading),
      changedSince,
    }
  })
}

/** Ids of what imports have added or changed since. Importing leaves records as they are: their time may be long past. */
async function importedSince(
  reading: Reading,
  kind: (typeof WORK)[number],
  from: number,
): Promise<Set<string>> {
  const ids = new Set<string>()
  // All of it counts anyway.
  if (from === -Infinity) return ids
  for (const { importId, importedAt } of await journalHeads(reading)) {
    if (Date.parse(importedAt) <= from) continue
    await eachJournalPage(reading, importId, kind, (entries) => {
      for (const { id } of entries) ids.add(id)
      return undefined
    })
  }
  return ids
}

function isLiving({ deletedAt }: BaseRecord): boolean {
  return deletedAt === null
}

function answersIn(
  record: RecordTypes[(typeof WORK)[number]],
  living: Record<'assessments' | 'sheets', Set<string>>,
): number {
  if ('content' in record) return living.sheets.has(record.sheetId) && saysSomething(record) ? 1 : 0
  if (!('answers' in record) || !isLiving(record) || !living.assessments.has(record.assessmentId)) return 0
  return Object.keys(record.answers).length
}

function saysSomething(answer: Answer): boolean {
  return isLiving(answer) && (answer.content.state !== 'unanswered' || answer.content.note !== '')
}

/** Ids of the assessments outside of the bin, and of the sheets that lie in them. */
async function livingSheets(reading: Reading): Promise<Record<'assessments' | 'sheets', Set<string>>> {
  const [assessments, sheets] = [new Set<string>(), new Set<string>()]
  await eachRecord(reading, 'assessments', (assessment) => {
    if (isLiving(assessment)) assessments.add(assessment.id)
  })
  await eachRecord(reading, 'sheets', (sheet) => {
    if (isLiving(sheet) && assessments.has(sheet.assessmentId)) sheets.add(sheet.id)
  })
  return { assessments, sheets }
}

async function rows(reading: Reading): Promise<number> {
  const counts = await Promise.all(CARRIED_KINDS.map((kind) => reading.table(kind).count()))
  return counts.reduce((sum, count) => sum + count, 0)
}
