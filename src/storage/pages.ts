import type { Table } from 'dexie'
import type { Kind } from '@/domain/records/registry'
import { nextTask } from '@/platform/next-task'

/** Longest stretch of work before the browser gets its turn, in milliseconds: a slow phone still answers a tap at once. */
const SLICE_MS = 12
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

/** Visits every item, giving the browser its turn in between. Not inside a transaction, which would end meanwhile. */
export async function eachInSlices<T>(items: Iterable<T>, visit: (item: T) => void): Promise<void> {
  let begun = performance.now()
  for (const item of items) {
    if (performance.now() - begun > SLICE_MS) {
      await nextTask()
      begun = performance.now()
    }
    visit(item)
  }
}
