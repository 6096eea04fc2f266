import { fail, type Result } from '@/domain/shared/result'
import type { OpenedStorage } from '@/storage/open-storage'
import { StorageError } from '@/storage/storage'
import type { StorageFailed } from './kibe-file-protocol'

/** Opens the store, works with it, and closes it whatever happens. Storage that fails is a result, not a breakdown. */
export function withStorage<T, E>(
  open: () => Promise<OpenedStorage>,
  work: (storage: OpenedStorage) => Promise<Result<T, E>>,
): Promise<Result<T, E | StorageFailed>> {
  return tellingFailure(async () => {
    const storage = await open()
    try {
      return await work(storage)
    } finally {
      storage.close()
    }
  })
}

/** The result of the work, or that storage failed. */
export async function tellingFailure<T, E>(
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | StorageFailed>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StorageError) return fail({ reason: 'storage', failure: error.failure })
    throw error
  }
}
