import { Dexie } from 'dexie'

/** What is kept beside the records: that a backup was made is no change that needs one. */
const BESIDE = /\/(settings|handles|replica)\//

/** Calls back whenever a record changes in the store, in this window, another one or a worker. Returns how to stop. */
export function onStoredChange(callback: () => void): () => void {
  const listen = (parts: object) => {
    if (Object.keys(parts).some((part) => !BESIDE.test(part))) callback()
  }
  Dexie.on('storagemutated', listen)
  return () => Dexie.on.storagemutated.unsubscribe(listen)
}
