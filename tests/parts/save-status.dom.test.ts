import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CalendarDate, Instant } from '@/domain/shared/units'
import { useSaveStatus } from '@/parts/save-status'
import { clockKey } from '@/platform/clock'
import { StorageError } from '@/storage/storage'

/** A write that ends when the test says so. */
function aWrite(): { write: () => Promise<void>; done: () => void } {
  let done: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (done = resolve))
  return { write: () => ended, done: () => done() }
}

describe('the line that says "saved"', () => {
  let saves: ReturnType<typeof useSaveStatus>

  beforeEach(() => {
    const app = createApp({ render: () => null })
    const now = '2026-11-20T08:03:00Z' as Instant
    app.provide(clockKey, { now: () => now, today: () => '2026-11-20' as CalendarDate })
    const pinia = createPinia()
    app.use(pinia)
    saves = app.runWithContext(() => useSaveStatus(pinia))
  })

  it('says it only after the write has ended', async () => {
    const { write, done } = aWrite()
    const tracked = saves.track('a', write)
    expect(saves.status.state).toBe('saving')
    done()
    expect(await tracked).toBe(true)
    expect(saves.status).toMatchObject({ state: 'saved', at: '2026-11-20T08:03:00Z' })
  })

  it('is silent from the first key on, even when something else is saved meanwhile', async () => {
    saves.typed('note')
    await saves.track('level', () => Promise.resolve())
    expect(saves.status.state).toBe('saving')
    await saves.track('note', () => Promise.resolve())
    expect(saves.status.state).toBe('saved')
  })

  it('keeps saying what failed, and why, while other writes succeed, until that write is repeated', async () => {
    let isFull = true
    const save = () => (isFull ? Promise.reject(new StorageError('quota')) : Promise.resolve())
    expect(await saves.track('a', save)).toBe(false)
    expect(await saves.track('b', () => Promise.resolve())).toBe(true)
    expect(saves.status).toMatchObject({ state: 'failed', failure: 'quota' })
    isFull = false
    await saves.retry()
    expect(saves.status.state).toBe('saved')
  })

  it('is not said because an earlier write of the same thing ends after a later one has failed', async () => {
    const { write, done } = aWrite()
    const earlier = saves.track('a', write)
    await saves.track('a', () => Promise.reject(new StorageError('invalid')))
    done()
    await earlier
    expect(saves.status).toMatchObject({ state: 'failed', failure: 'invalid' })
  })

  it('forgets a failed write when the same thing is written anew', async () => {
    await saves.track('a', () => Promise.reject(new Error('broken')))
    expect(saves.status).toMatchObject({ state: 'failed', failure: 'unknown' })
    await saves.track('a', () => Promise.resolve())
    expect(saves.status.state).toBe('saved')
  })
})
