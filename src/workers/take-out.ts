import type { TakeOut } from '@/platform/take-out'
import { StorageError } from '@/storage/storage'
import { dumpEverything } from './kibe-file'

/** Takes everything out in a worker. Rejects with a StorageError, or with `JobBroken`. */
export const takeOut: TakeOut = async (onProgress) => {
  const dumped = await dumpEverything(({ share }) => onProgress(share)).done
  if (!dumped.ok) throw new StorageError(dumped.error.failure)
  return dumped.value
}
