import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { storageHealth, type StorageManagerLike } from '@/storage/health'

const never = (): Promise<never> => new Promise(() => undefined)
const forbid = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('asking to keep what is stored (R7)', () => {
  it.each<[string, StorageManagerLike | undefined, string]>([
    ['it is granted', { persist: () => Promise.resolve(true) }, 'granted'],
    ['it is denied', { persist: () => Promise.resolve(false) }, 'denied'],
    ['nobody ever answers', { persist: never }, 'unknown'],
    ['the browser fails', { persist: () => Promise.reject(new Error('no')) }, 'unknown'],
    ['the browser cannot', {}, 'unknown'],
    ['there is nobody to ask', undefined, 'unknown'],
  ])('gives an answer when %s', async (_, manager, expected) => {
    const asking = storageHealth(manager).askToPersist()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await asking).toBe(expected)
  })

  it.each<[string, StorageManagerLike | undefined, string]>([
    ['it was granted before', { persisted: () => Promise.resolve(true) }, 'granted'],
    ['it never was', { persisted: () => Promise.resolve(false) }, 'denied'],
    ['nobody ever answers', { persisted: never }, 'unknown'],
    ['the browser forbids to look', { persisted: forbid }, 'unknown'],
    ['there is nobody to ask', undefined, 'unknown'],
  ])('can be looked up without asking anybody, when %s', async (_, manager, expected) => {
    const looking = storageHealth(manager && { ...manager, persist: forbid }).persisted()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await looking).toBe(expected)
  })

  it('leaves no timer behind', async () => {
    await storageHealth({ persisted: () => Promise.resolve(true) }).persisted()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('the space on the device', () => {
  it.each<[string, StorageManagerLike | undefined, unknown]>([
    [
      'is told',
      { estimate: () => Promise.resolve({ usage: 10, quota: 100 }) },
      { usedBytes: 10, quotaBytes: 100 },
    ],
    ['is half told', { estimate: () => Promise.resolve({ usage: 10 }) }, null],
    ['is never told', { estimate: never }, null],
    ['cannot be told', undefined, null],
  ])('when it %s', async (_, manager, expected) => {
    const asking = storageHealth(manager).estimate()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await asking).toEqual(expected)
  })
})
