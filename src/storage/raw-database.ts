import { openingError } from './failure'
import { StorageError } from './storage'

/** How long a browser may say nothing at all. */
const SILENCE_MS = 30_000

/**
 * The database itself, whatever its version and shape; null where there is none. Nothing is created, upgraded or checked.
 * It makes way when another window upgrades or deletes it. To be closed afterwards. Rejects with `unavailable`.
 */
export async function openRaw(name: string): Promise<IDBDatabase | null> {
  let isTooLate = false
  let silence: ReturnType<typeof setTimeout> | undefined
  const silent = new Promise<never>((_, reject) => {
    silence = setTimeout(() => {
      isTooLate = true
      reject(new StorageError('unavailable'))
    }, SILENCE_MS)
  })
  try {
    if (await isKnownMissing(name)) return null
    const opening = openExisting(name).then((database) => {
      if (isTooLate) database?.close()
      return database
    })
    return await Promise.race([opening, silent])
  } catch (error) {
    throw openingError(error)
  } finally {
    clearTimeout(silence)
  }
}

/** What the request gives, once it has succeeded. */
export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the request failed'))
  })
}

/** False also where the browser cannot say. */
async function isKnownMissing(name: string): Promise<boolean> {
  // Firefox has it since 126 only.
  const listing = Reflect.get(indexedDB, 'databases') as IDBFactory['databases'] | undefined
  const known = await listing?.call(indexedDB).catch(() => undefined)
  return known !== undefined && !known.some((database) => database.name === name)
}

function openExisting(name: string): Promise<IDBDatabase | null> {
  const request = indexedDB.open(name)
  return new Promise((resolve, reject) => {
    let isMissing = false
    request.onupgradeneeded = () => {
      // Without a version only a database that is not there needs an upgrade: opening would create it.
      isMissing = true
      request.transaction?.abort()
    }
    request.onsuccess = () => {
      const database = request.result
      database.onversionchange = () => database.close()
      resolve(database)
    }
    request.onerror = () => {
      if (isMissing) resolve(null)
      else reject(request.error ?? new Error('not opened'))
    }
  })
}
