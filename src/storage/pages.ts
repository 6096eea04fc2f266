import type { Collection, Table } from 'dexie'
import type { Kind } from '@/domain/records/registry'

const ROWS_PER_PAGE = 250
/** Kinds whose single row may be megabytes. */
const LARGE: readonly Kind[] = ['attachments', 'questionnaires']

/** How many rows of a kind are read or written in one task. */
export function rowsPerPage(kind: Kind): number {
  return LARGE.includes(kind) ? 1 : ROWS_PER_PAGE
}

/** A list cut into pages; none when it is empty. */
export function pagesOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, page) =>
    list.slice(page * size, (page + 1) * size),
  )
}

/**
 * Visits a table's rows page by page, in the order of their keys; the last page may be empty. Every page comes in a task
 * of its own, while one request for all would hold the browser until the last row was copied.
 */
export async function eachPage<Row>(
  table: Table<Row, string>,
  size: number,
  visit: (rows: Row[], page: number) => PromiseLike<unknown> | undefined,
): Promise<void> {
  const keyPath = table.schema.primKey.keyPath as keyof Row
  let rest = table.toCollection()
  for (let page = 0; ; page += 1) {
    const rows = await rest.limit(size).toArray()
    const pending = visit(rows, page)
    // Inside a live query, awaiting what is no promise would make Dexie lose its transaction.
    if (pending) await pending
    const last = rows[size - 1]
    if (!last) return
    rest = table.where(':id').above(last[keyPath])
  }
}

/**
 * The rows under these keys, where there are any. Asking for a key that is not there costs as much as writing a row, so
 * the keys are looked up first; and rows that stand together are read together.
 */
export async function rowsUnder<Row>(
  table: Table<Row, string>,
  keys: Iterable<string>,
  size: number,
): Promise<Row[]> {
  const found: Row[] = []
  for (const page of pagesOf([...keys].sort(), size)) {
    const { range, between, known } = await lookedUp(table, page)
    if (known.length === 0) continue
    const rows = known.length === between.length ? await range.toArray() : await table.bulkGet(known)
    for (const row of rows) if (row !== undefined) found.push(row)
  }
  return found
}

/** Which of these keys there are. */
export async function keysUnder(
  table: Table<unknown, string>,
  keys: Iterable<string>,
  size: number,
): Promise<Set<string>> {
  const found = new Set<string>()
  for (const page of pagesOf([...keys].sort(), size)) {
    for (const key of (await lookedUp(table, page)).known) found.add(key)
  }
  return found
}

/** The keys between the first and the last of a page, and those of them that are on it. */
async function lookedUp<Row>(
  table: Table<Row, string>,
  page: readonly string[],
): Promise<{ range: Collection<Row, string>; between: string[]; known: string[] }> {
  const range = table.where(':id').between(page[0], page.at(-1), true, true)
  const between = await range.primaryKeys()
  const asked = new Set(page)
  return { range, between, known: between.filter((key) => asked.has(key)) }
}
