import { canonicalJson } from '@/domain/questionnaire/canonical'
import type { RecordState } from '@/domain/merge/state'
import type { VersionedKind } from '@/domain/records/registry'
import type { UndoableImport } from '../keeping'
import { pagesOf, rowsPerPage } from '../pages'
import type { Reading, Writing } from '../transaction'

/** The kinds whose records an import can take back. */
export type JournalKind = VersionedKind | 'questionnaires'

/** A record that an import added or changed. */
export interface JournalEntry {
  readonly id: string
  /** What was known of it before; null where nothing was. */
  readonly before: RecordState | null
  /** How the import left it, as `markOf` tells; empty for a questionnaire, which nothing changes. */
  readonly left: string
}

/** Some entries of one import; the key is the import, the kind and the number of the page: `…/answers/3`. */
interface JournalPage {
  readonly id: string
  readonly importId: string
  readonly entries: readonly JournalEntry[]
}

/** What is told of an import as a whole; the key is that of the import. */
type JournalHead = UndoableImport & { readonly id: string }

/** Tells apart two states of one record: other edits were seen, or other versions stand beside it. */
export function markOf({ main, siblings }: RecordState): string {
  return canonicalJson([main && [main.version, main.isPartial ?? false], siblings.map(({ id }) => id).sort()])
}

/** Keeps what is needed to undo an import. */
export async function keepJournal(
  writing: Writing,
  head: UndoableImport,
  entries: ReadonlyMap<JournalKind, readonly JournalEntry[]>,
): Promise<void> {
  const { importId } = head
  const journals = writing.table<JournalHead | JournalPage>('journals')
  await journals.put({ ...head, id: importId })
  for (const [kind, ofKind] of entries) {
    const pages = pagesOf(ofKind, rowsPerPage(kind)).map((page, number) => ({
      id: `${importId}/${kind}/${number}`,
      importId,
      entries: page,
    }))
    await journals.bulkPut(pages)
  }
}

/** The imports that can be undone, in no order. */
export async function journalHeads(reading: Reading): Promise<UndoableImport[]> {
  const journals = reading.table<JournalHead>('journals')
  const keys = await journals.toCollection().primaryKeys()
  const heads = await journals.bulkGet(keys.filter((key) => !key.includes('/')))
  return heads
    .flatMap((head) => head ?? [])
    .map(({ importId, importedAt, fileName, changed }) => ({ importId, importedAt, fileName, changed }))
}

/** Whether this import can be undone. */
export async function isKept(reading: Reading, importId: string): Promise<boolean> {
  return (await reading.table('journals').where(':id').equals(importId).count()) > 0
}

/** Forgets how to undo this import. */
export async function dropJournal(writing: Writing, importId: string): Promise<void> {
  await writing.table('journals').where('importId').equals(importId).delete()
}

/** Forgets how to undo imports made before the instant. The files that only they named can be released then. */
export async function expireJournals(writing: Writing, before: string): Promise<void> {
  for (const { importId, importedAt } of await journalHeads(writing)) {
    if (Date.parse(importedAt) < Date.parse(before)) await dropJournal(writing, importId)
  }
}

/** Visits what an import did to the records of one kind, page by page. */
export async function eachJournalPage(
  reading: Reading,
  importId: string,
  kind: JournalKind,
  visit: (entries: readonly JournalEntry[]) => PromiseLike<unknown> | undefined,
): Promise<void> {
  const journals = reading.table<JournalPage>('journals')
  for (const key of await journals.where(':id').startsWith(`${importId}/${kind}/`).primaryKeys()) {
    const pending = visit((await journals.get(key))?.entries ?? [])
    if (pending) await pending
  }
}

/** What an import did to the records of one kind. */
export async function journalEntries(
  reading: Reading,
  importId: string,
  kind: JournalKind,
): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = []
  await eachJournalPage(reading, importId, kind, (page) => {
    entries.push(...page)
    return undefined
  })
  return entries
}

/** Every earlier state of records of a kind that undoing some import may bring back. */
export async function statesBefore(reading: Reading, kind: VersionedKind): Promise<RecordState[]> {
  const journals = reading.table<JournalPage>('journals')
  const keys = await journals.toCollection().primaryKeys()
  const pages = await journals.bulkGet(keys.filter((key) => key.split('/')[1] === kind))
  return pages.flatMap((page) => page?.entries ?? []).flatMap(({ before }) => before ?? [])
}

/** What every import did to the records of one kind, and when. */
export async function allJournalEntries(
  reading: Reading,
  kind: JournalKind,
): Promise<(Pick<UndoableImport, 'importId' | 'importedAt'> & { readonly entry: JournalEntry })[]> {
  const journals = reading.table<JournalHead & JournalPage>('journals')
  const keys = await journals.toCollection().primaryKeys()
  const pages = await journals.bulkGet(keys.filter((key) => key.split('/')[1] === kind))
  const heads = await journals.bulkGet([...new Set(pages.flatMap((page) => page?.importId ?? []))])
  const times = new Map(heads.flatMap((head) => (head ? [[head.importId, head.importedAt] as const] : [])))
  return pages.flatMap((page) => {
    const importedAt = page && times.get(page.importId)
    return page && importedAt !== undefined
      ? page.entries.map((entry) => ({ importId: page.importId, importedAt, entry }))
      : []
  })
}

/** Forgets what imports did to these records: undoing one leaves them as they are. */
export async function dropEntries(
  writing: Writing,
  kind: VersionedKind,
  ids: ReadonlySet<string>,
): Promise<void> {
  const journals = writing.table<JournalPage>('journals')
  const keys = await journals.toCollection().primaryKeys()
  for (const page of await journals.bulkGet(keys.filter((key) => key.split('/')[1] === kind))) {
    if (page) await journals.put({ ...page, entries: page.entries.filter(({ id }) => !ids.has(id)) })
  }
}
