import type { Page } from '@playwright/test'

/** Everything that Kibe keeps in this browser, table by table, as text; empty where nothing was ever stored. */
export function storedData(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('not read'))
      })
    const known = await indexedDB.databases()
    if (!known.some(({ name }) => name === 'kibe')) return ''
    const database = await done(indexedDB.open('kibe'))
    const tables = [...database.objectStoreNames]
    const transaction = database.transaction(tables)
    const rows = await Promise.all(
      tables.map((table) => done<unknown[]>(transaction.objectStore(table).getAll())),
    )
    database.close()
    // Every start notes what time it is, and what it has checked.
    const isOfStart = (row: unknown) => /^(clock$|checked\/)/.test((row as { key?: string }).key ?? '')
    return JSON.stringify(
      tables.map((table, index) => [table, rows[index]?.filter((row) => !isOfStart(row))]),
      (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value),
    )
  })
}
