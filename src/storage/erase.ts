import { openingError, storageError } from './failure'
import { openRaw } from './raw-database'
import { StorageError } from './storage'

/** How long a window that was asked to let go may take to end what it is writing. */
const GRACE_MS = 1_000
/** How long the browser may say nothing at all. */
const SILENCE_MS = 30_000

/** Attempts that were refused but still stand in line at the browser, by database: all that comes later waits for them. */
const inLine = new Map<string, Promise<unknown>>()

/**
 * Deletes the database with everything in it; the storage that this window and others have opened closes, and says so
 * (`onClosedByOther`), also when it is refused. Rejects with `unavailable` when a window does not let go of it, and then
 * nothing is deleted, nor when that window closes later. Resolves where there is no database.
 */
export async function eraseEverything(databaseName = 'kibe'): Promise<void> {
  await within(GRACE_MS, inLine.get(databaseName))
  const database = await openRaw(databaseName)
  if (!database) return
  const { version } = database
  database.close()
  await deleteOnceFree(databaseName, version)
}

async function within(ms: number, waited: Promise<unknown> | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageError('unavailable')), ms)
  })
  await Promise.race([waited, tooLong]).finally(() => clearTimeout(timer))
}

/**
 * A deletion that waits for another window cannot be called back: it would happen whenever that window closes, long
 * after it was said to have failed. An upgrade can be. So an upgrade is asked for; once it begins nobody else holds the
 * database, the deletion is put in line behind it, and the upgrade is broken off.
 */
function deleteOnceFree(name: string, version: number): Promise<void> {
  const upgrade = indexedDB.open(name, version + 1)
  const ended = new Promise((resolve) => upgrade.addEventListener('error', resolve))
  inLine.set(name, ended)
  void ended.then(() => inLine.get(name) === ended && inLine.delete(name))
  return new Promise((resolve, reject) => {
    let deletion: IDBOpenDBRequest | null = null
    let isRefused = false
    const timers: ReturnType<typeof setTimeout>[] = []
    const refuseIn = (ms: number): void => {
      const refuse = () => {
        isRefused = true
        reject(new StorageError('unavailable'))
      }
      timers.push(setTimeout(refuse, ms))
    }
    upgrade.onblocked = () => refuseIn(GRACE_MS)
    upgrade.onupgradeneeded = () => {
      timers.forEach(clearTimeout)
      if (!isRefused) {
        deletion = indexedDB.deleteDatabase(name)
        // Only a window that was opened this very moment can be in the way now.
        deletion.onblocked = () => refuseIn(GRACE_MS)
        deletion.onsuccess = () => resolve()
        deletion.onerror = () => reject(storageError(deletion?.error))
      }
      upgrade.transaction?.abort()
    }
    upgrade.onerror = () => {
      if (!deletion) reject(openingError(upgrade.error))
    }
    refuseIn(SILENCE_MS)
  })
}
