import { sha256Of } from '@/domain/questionnaire/fingerprint'

/** Every row of every table, as it is stored. */
export type Rows = Readonly<Record<string, readonly unknown[]>>

/** Every row of every table of a database of the real browser; of bytes their hash. */
export async function browserRows(name: string): Promise<Rows> {
  const database = await settled(indexedDB.open(name))
  const tables = [...database.objectStoreNames]
  const transaction = database.transaction(tables)
  // A connection whose transactions have not ended would stay in the way of a deletion.
  const ended = new Promise((resolve) => (transaction.oncomplete = resolve))
  const rows = await Promise.all(tables.map((table) => settled(transaction.objectStore(table).getAll())))
  await ended
  database.close()
  return Object.fromEntries(tables.map((table, index) => [table, (rows[index] ?? []).map(withHashes)]))
}

/** Puts a row into a database of the real browser, past all checks. */
export async function putRow(name: string, table: string, row: unknown): Promise<void> {
  const database = await settled(indexedDB.open(name))
  const transaction = database.transaction(table, 'readwrite')
  transaction.objectStore(table).put(row)
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  database.close()
}

/** Deletes a database of the real browser. */
export async function deleteBrowserDatabase(name: string): Promise<void> {
  await settled(indexedDB.deleteDatabase(name))
}

/** The rows without what a job that was given up has staged, beside what was there before it. */
export function withoutStaged(rows: Rows, before: Rows): Rows {
  const known = new Set(idsOf(before['attachments']))
  return {
    ...rows,
    journals: (rows['journals'] ?? []).filter((row) => !idOf(row).startsWith('staged/')),
    attachments: (rows['attachments'] ?? []).filter((row) => known.has(idOf(row))),
  }
}

function idsOf(rows: readonly unknown[] = []): string[] {
  return rows.map(idOf)
}

function idOf(row: unknown): string {
  return (row as { id: string }).id
}

function withHashes(row: unknown): unknown {
  const { bytes } = row as { bytes?: unknown }
  return bytes instanceof Uint8Array ? { ...(row as object), bytes: sha256Of(bytes) } : row
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the request failed'))
  })
}
