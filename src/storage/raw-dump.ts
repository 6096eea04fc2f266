import { APP_VERSION } from '@/platform/app-version'
import { storageError } from './failure'
import { done, openRaw } from './raw-database'
import { jsonPieces } from './raw-json'
import { StorageError } from './storage'

const KEYS_PER_PAGE = 500
/** How much text is gathered before the browser takes it out of the page's memory. */
const CHARACTERS_PER_PART = 1_000_000

/**
 * Everything in the database as it lies there, for an emergency: whatever its version, and whether or not its rows can
 * be read as records. Nothing in it is changed, upgraded or created, and all of it is read at one moment. Rejects with
 * `missing` where there is no database, `unavailable` where it cannot be opened, or another failure of the browser.
 *
 * The file is JSON in UTF-8:
 *
 *     {
 *       "kind": "kibe-raw-dump",
 *       "appVersion": "0.1.0",        the Kibe that made the dump, not the one that wrote the data
 *       "databaseName": "kibe",
 *       "databaseVersion": 20,        ten times the number of the last migration
 *       "tables": { "answers": [[key, row], …], … }
 *     }
 *
 * Keys and rows are as `jsonPieces` writes them. A row that the browser cannot give out any more is
 * `[key, {"unread": "…"}]` with the browser's reason.
 */
export async function rawDump(
  databaseName = 'kibe',
  /** Told the share of the rows that are read, 0–1. */
  onShare: (share: number) => void = () => undefined,
): Promise<Blob> {
  const database = await openRaw(databaseName)
  if (!database) throw new StorageError('missing')
  try {
    return await dumpOf(database, onShare)
  } catch (error) {
    throw storageError(error)
  } finally {
    database.close()
  }
}

async function dumpOf(database: IDBDatabase, onShare: (share: number) => void): Promise<Blob> {
  const text = new LongText()
  const head = { kind: 'kibe-raw-dump', appVersion: APP_VERSION }
  const described = { ...head, databaseName: database.name, databaseVersion: database.version }
  text.add(`${JSON.stringify(described).slice(0, -1)},"tables":{`)
  const names = [...database.objectStoreNames]
  // A transaction over no tables cannot be begun.
  const transaction = names.length > 0 ? database.transaction(names, 'readonly') : null
  const stores = names.flatMap((name) => transaction?.objectStore(name) ?? [])
  const counts = await Promise.all(stores.map((store) => done(store.count())))
  const rows = counts.reduce((sum, count) => sum + count, 0)
  let read = 0
  for (const [index, store] of stores.entries()) {
    text.add(`${index === 0 ? '' : ','}\n${JSON.stringify(store.name)}:[`)
    await eachRow(store, (key, row, isFirst) => {
      text.add(isFirst ? '\n' : ',\n')
      for (const piece of jsonPieces([key, row])) text.add(piece)
      read += 1
      onShare(read / rows)
    })
    text.add(']')
  }
  text.add('\n}}\n')
  return text.toBlob()
}

/** Row by row, because a single one may be megabytes. */
async function eachRow(
  store: IDBObjectStore,
  visit: (key: IDBValidKey, row: unknown, isFirst: boolean) => void,
): Promise<void> {
  let isFirst = true
  let range: IDBKeyRange | null = null
  for (;;) {
    const keys: IDBValidKey[] = await done(store.getAllKeys(range, KEYS_PER_PAGE))
    for (const key of keys) {
      visit(key, await rowAt(store, key), isFirst)
      isFirst = false
    }
    const last = keys[KEYS_PER_PAGE - 1]
    if (last === undefined) return
    range = IDBKeyRange.lowerBound(last, true)
  }
}

function rowAt(store: IDBObjectStore, key: IDBValidKey): Promise<unknown> {
  const request: IDBRequest<unknown> = store.get(key)
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = (event) => {
      const { error } = request
      if (error === null || error.name === 'AbortError') reject(error ?? new Error('not read'))
      // One row that the browser has lost must not end the transaction, and with it the dump.
      event.preventDefault()
      resolve({ unread: String(error) })
    }
  })
}

/** Text on its way into a Blob, of which only the end is held in memory. */
class LongText {
  readonly #parts: Blob[] = []
  #end = ''

  add(piece: string): void {
    this.#end += piece
    if (this.#end.length < CHARACTERS_PER_PART) return
    this.#parts.push(new Blob([this.#end]))
    this.#end = ''
  }

  toBlob(): Blob {
    return new Blob([...this.#parts, this.#end], { type: 'application/json' })
  }
}
