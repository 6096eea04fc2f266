import { siblingOf } from '@/domain/merge/state'
import { joinVersions, nextVersion } from '@/domain/merge/versions'
import type { Version } from '@/domain/records/base'
import type { TableName } from '../database'
import { eachPage } from '../pages'
import type { Reading, Writing } from '../transaction'
import { dropEntries, statesBefore } from './journals'
import { changeSafetyRows, safetyRows, type RawRow } from './safety-copy'

/** The tables that `eraseNames` reads or writes. */
export const ERASING_TABLES: readonly TableName[] = [
  'participants',
  'participantNames',
  'siblings',
  'journals',
  'safetyCopies',
]

/**
 * Deletes the names of all participants of an assessment wherever they stand on this device: as records, as versions in
 * conflict, in what undoing an import or a restore would bring back, and in rows that cannot be read. Names whose
 * participant is nowhere to be found go, too: nobody could ever ask for them again. Of each participant a tombstone
 * remains that has seen all of it, also in the safety copy, so that no older file brings a name back. Returns how many
 * had a name.
 */
export async function eraseNames(writing: Writing, assessmentId: string): Promise<number> {
  const homes = await homesOf(writing)
  const found = (await versionsFound(writing)).filter(({ id }) => homes.get(id)?.has(assessmentId) ?? true)
  const toBury = new Set(found.filter(({ says }) => says !== 'erased').map(({ id }) => id))
  const known = new Set(found.map(({ id }) => id))
  for (const [id, its] of homes) if (its.has(assessmentId) && !known.has(id)) toBury.add(id)
  const tombstones = [...toBury].map((id) => {
    const seen = joinVersions(found.filter((one) => one.id === id).map(({ version }) => version))
    const version = nextVersion(seen, writing.replica)
    return siblingOf('participantNames', id, { record: null, version, purgedAt: writing.now })
  })
  const isOfBuried = (sibling: RawRow): boolean => toBury.has(nameOfSibling(sibling) ?? '')
  await writing.table('participantNames').bulkDelete([...toBury])
  await writing.table('siblings').bulkDelete(await keysOfSiblings(writing, isOfBuried))
  await writing.table('siblings').bulkPut(tombstones)
  await dropEntries(writing, 'participantNames', toBury)
  const [isGone, added] = [(row: RawRow) => toBury.has(row.id), []]
  await changeSafetyRows(writing, 'participantNames', { isGone, added })
  await changeSafetyRows(writing, 'siblings', { isGone: isOfBuried, added: tombstones })
  return new Set(found.filter(({ says }) => says === 'name').map(({ id }) => id)).size
}

/** The participant of whose name a sibling is a version; null for one of anything else. */
function nameOfSibling({ id, recordKind, recordId }: RawRow): string | null {
  const prefix = 'participantNames/'
  if (id.startsWith(prefix)) return id.slice(prefix.length, id.lastIndexOf('/'))
  return recordKind === 'participantNames' && typeof recordId === 'string' ? recordId : null
}

/** To which assessments each participant belongs by anything that is stored of them, read or not. */
async function homesOf(reading: Reading): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const homes = new Map<string, Set<string>>()
  const add = (row: object | null): void => {
    const { id, assessmentId } = (row ?? {}) as Partial<RawRow>
    if (typeof id !== 'string' || typeof assessmentId !== 'string') return
    homes.set(id, (homes.get(id) ?? new Set()).add(assessmentId))
  }
  const addSibling = (row: object): void => {
    const { recordKind, record } = row as Partial<RawRow>
    if (recordKind === 'participants') add(record as object | null)
  }
  await eachRow(reading, 'participants', add)
  await eachRow(reading, 'siblings', addSibling)
  for (const row of await safetyRows(reading, 'participants')) add(row)
  for (const row of await safetyRows(reading, 'siblings')) addSibling(row)
  for (const { main, siblings } of await statesBefore(reading, 'participants')) {
    add(main)
    siblings.forEach(addSibling)
  }
  return homes
}

/** Something that is stored of a participant's name. */
interface Found {
  readonly id: string
  readonly version: Version
  /** `empty`: a name that was left out of what was shared, or a tombstone that only an older state has. */
  readonly says: 'name' | 'empty' | 'erased'
}

async function versionsFound(reading: Reading): Promise<Found[]> {
  const found: Found[] = []
  const push = (id: string, { version }: RawRow, says: Found['says']): void => {
    found.push({ id, version: soundVersion(version), says })
  }
  const pushName = (row: RawRow): void => push(row.id, row, row['name'] === '' ? 'empty' : 'name')
  const pushSibling = (isHere: boolean, row: RawRow): void => {
    const id = nameOfSibling(row)
    const record = row['record'] as Partial<RawRow> | null | undefined
    if (id === null) return
    if (record === null) push(id, row, isHere ? 'erased' : 'empty')
    else push(id, row, record?.['name'] === '' ? 'empty' : 'name')
  }
  await eachRow(reading, 'participantNames', pushName)
  await eachRow(reading, 'siblings', (row) => pushSibling(true, row))
  for (const row of await safetyRows(reading, 'participantNames')) pushName(row)
  for (const row of await safetyRows(reading, 'siblings')) pushSibling(false, row)
  for (const { main, siblings } of await statesBefore(reading, 'participantNames')) {
    if (main) pushName(main as object as RawRow)
    for (const sibling of siblings) pushSibling(false, sibling as object as RawRow)
  }
  return found
}

/** Of what a damaged row says of its edits, that which others could know as well. */
function soundVersion(version: unknown): Version {
  const counts = Object.entries((version ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    counts.filter(
      (count): count is [string, number] => Number.isSafeInteger(count[1]) && Number(count[1]) > 0,
    ),
  )
}

async function keysOfSiblings(reading: Reading, isMeant: (row: RawRow) => boolean): Promise<string[]> {
  const keys: string[] = []
  await eachRow(reading, 'siblings', (row) => {
    if (isMeant(row)) keys.push(row.id)
  })
  return keys
}

function eachRow(reading: Reading, name: TableName, visit: (row: RawRow) => void): Promise<void> {
  return eachPage(reading.table<RawRow>(name), 250, (rows) => {
    rows.forEach(visit)
    return undefined
  })
}
