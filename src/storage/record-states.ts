import type { RecordKey, StateHere } from '@/domain/merge/import-plan'
import { UNKNOWN, type RecordState } from '@/domain/merge/state'
import { KINDS, VERSIONED_KINDS, type Kind, type VersionedKind } from '@/domain/records/registry'
import { isSameJson } from '@/domain/records/same-json'
import type { Sibling } from '@/domain/records/sibling'
import { pagesOf, rowsPerPage, rowsUnder } from './pages'
import { parsedRow, type Reading, type Writing } from './transaction'

/** Ids of records, by kind. */
export type IdsByKind = ReadonlyMap<VersionedKind, ReadonlySet<string>>

/** What is stored of some records. */
export interface StoredStates {
  /** What is known of a record; nothing where it is damaged. */
  readonly of: StateHere
  /** Whether the record, or a version beside it, cannot be read: then nothing of it must be written over. */
  isDamaged(kind: VersionedKind, id: string): boolean
}

/** A record whose state changes. */
export interface StateChange extends RecordKey {
  readonly before: RecordState
  readonly after: RecordState
}

/** A row that stands beside another, by its key: that of its record, and a fingerprint. */
interface SiblingKey extends RecordKey {
  readonly key: string
}

/** What is stored of these records. `beside`: the keys of all that stands beside others, where they are known. */
export async function storedStates(
  reading: Reading,
  wanted: IdsByKind,
  beside?: readonly SiblingKey[],
): Promise<StoredStates> {
  const mains = new Map<string, RecordState['main']>()
  const damaged = new Set<string>()
  for (const [kind, ids] of wanted) {
    for (const row of await rowsUnder<{ id: string }>(reading.table(kind), ids, rowsPerPage(kind))) {
      const record = parsedRow(kind, row)
      if (record) mains.set(`${kind}/${row.id}`, record)
      else damaged.add(`${kind}/${row.id}`)
    }
  }
  const siblings = await siblingsOf(reading, wanted, beside ?? (await siblingKeys(reading)), damaged)
  const of: StateHere = (kind, id) => {
    const key = `${kind}/${id}`
    return damaged.has(key) ? UNKNOWN : { main: mains.get(key) ?? null, siblings: siblings.get(key) ?? [] }
  }
  return { of, isDamaged: (kind, id) => damaged.has(`${kind}/${id}`) }
}

async function siblingsOf(
  reading: Reading,
  wanted: IdsByKind,
  keys: readonly SiblingKey[],
  damaged: Set<string>,
): Promise<Map<string, Sibling[]>> {
  const asked = new Map(keys.filter(({ kind, id }) => wanted.get(kind)?.has(id)).map((key) => [key.key, key]))
  const rows = await rowsUnder<{ id: string }>(
    reading.table('siblings'),
    asked.keys(),
    rowsPerPage('siblings'),
  )
  const found = new Map<string, Sibling[]>()
  for (const row of rows) {
    const { kind, id } = asked.get(row.id) ?? { kind: '', id: '' }
    const sibling = parsedRow('siblings', row)
    if (sibling) found.set(`${kind}/${id}`, [...(found.get(`${kind}/${id}`) ?? []), sibling])
    else damaged.add(`${kind}/${id}`)
  }
  return found
}

/** Of what something stands beside another version or is a tombstone; read from the keys alone. */
export async function siblingKeys(reading: Reading): Promise<SiblingKey[]> {
  const keys = await reading.table('siblings').toCollection().primaryKeys()
  return keys.flatMap((key) => {
    const [kind] = key.split('/', 1)
    const known = VERSIONED_KINDS.find((each) => each === kind)
    return known ? { key, kind: known, id: key.slice(known.length + 1, key.lastIndexOf('/')) } : []
  })
}

/** Writes what changed, and nothing else. */
export async function writeStates(writing: Writing, changes: readonly StateChange[]): Promise<void> {
  for (const kind of VERSIONED_KINDS) {
    const ofKind = changes.filter((change) => change.kind === kind)
    const [put, gone]: [RecordState['main'][], string[]] = [[], []]
    for (const { id, before, after } of ofKind) {
      if (!after.main && before.main) gone.push(id)
      if (after.main && !isSameJson(before.main, after.main)) put.push(after.main)
    }
    await writeRows(writing, kind, put, gone)
  }
  const before = changes.flatMap((change) => change.before.siblings)
  const after = changes.flatMap((change) => change.after.siblings)
  const gone = without(before, after).map(({ id }) => id)
  await writeRows(writing, 'siblings', without(after, before), gone)
}

function without(siblings: readonly Sibling[], others: readonly Sibling[]): Sibling[] {
  const ids = new Set(others.map(({ id }) => id))
  return siblings.filter(({ id }) => !ids.has(id))
}

async function writeRows(
  writing: Writing,
  kind: Kind,
  put: readonly unknown[],
  gone: readonly string[],
): Promise<void> {
  const [table, size] = [writing.table<unknown>(kind), rowsPerPage(kind)]
  for (const page of pagesOf(put, size)) await table.bulkPut(page)
  for (const page of pagesOf(gone, size)) await table.bulkDelete(page)
}

/** Those of these records to which something belongs, in the bin or not. */
export async function withChildren(
  reading: Reading,
  kind: VersionedKind,
  ids: Iterable<string>,
): Promise<Set<string>> {
  const found = new Set<string>()
  const children = VERSIONED_KINDS.filter((child) => KINDS[child].parent?.kind === kind)
  // Without one there is nothing to ask; and awaiting nothing, again and again, would make Dexie lose its transaction.
  for (const child of children) {
    const { parent } = KINDS[child]
    if (!parent) continue
    for (const id of ids) {
      if (found.has(id)) continue
      const count = await reading.table(child).where(parent.field).equals(id).count()
      if (count > 0) found.add(id)
    }
  }
  return found
}

/** Ids of these records and of everything that belongs to them, also of rows that cannot be read. */
export async function withAllBelow(reading: Reading, keys: readonly RecordKey[]): Promise<IdsByKind> {
  const ids = new Map<string, Set<string>>()
  for (const { kind, id } of keys) ids.set(kind, (ids.get(kind) ?? new Set()).add(id))
  // What a kind belongs to stands before it in the list.
  for (const child of VERSIONED_KINDS) {
    const { parent } = KINDS[child]
    const above = parent && ids.get(parent.kind)
    if (!above) continue
    const below = reading.table(child).where(parent.field)
    for (const id of await below.anyOf([...above]).primaryKeys()) {
      ids.set(child, (ids.get(child) ?? new Set()).add(id))
    }
  }
  return ids as IdsByKind
}
