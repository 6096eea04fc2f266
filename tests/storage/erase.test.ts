import {
  begunStorage,
  failOpening,
  fakeStorage,
  freshName,
  mendFaults,
  rawDatabase,
  rawRows,
} from '../support/fake-storage'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eraseEverything } from '@/storage/erase'
import { MIGRATIONS, type Migration } from '@/storage/migrations/migrations'

const next: Migration = { number: MIGRATIONS.length + 1, stores: { meetings: 'id' } }
const level = { state: 'answered', value: 1, naReason: '', note: '' } as const
const unavailable = { failure: 'unavailable' }

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  vi.restoreAllMocks()
})

const namesKnown = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name)

describe('erasing everything', () => {
  it('deletes the database, and every window that had it open is told and writes nothing more', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    const { storage: other } = await fakeStorage({ databaseName })
    const told = [vi.fn<() => void>(), vi.fn<() => void>()] as const
    storage.onClosedByOther(told[0])
    other.onClosedByOther(told[1])
    await eraseEverything(databaseName)
    expect(await namesKnown()).not.toContain(databaseName)
    for (const each of told) expect(each).toHaveBeenCalledTimes(1)
    for (const window of [storage, other]) {
      await expect(window.answers.save(sheetId, 'INF-1', level)).rejects.toMatchObject({ failure: 'closed' })
    }
    expect(await namesKnown()).not.toContain(databaseName)
    const { storage: anew } = await fakeStorage({ databaseName })
    expect(await anew.assessments.list()).toEqual([])
  })

  it('leaves every other database alone', async () => {
    const kept = await begunStorage()
    const { databaseName } = await begunStorage()
    await eraseEverything(databaseName)
    expect(await kept.storage.assessments.list()).toHaveLength(1)
  })

  it('is refused as unavailable where a window does not let go; nothing is deleted, nor once that one closes', async () => {
    const { storage, databaseName } = await begunStorage()
    storage.close()
    const before = await rawRows(databaseName)
    const holding = await rawDatabase(databaseName)
    await expect(eraseEverything(databaseName)).rejects.toMatchObject(unavailable)
    holding.close()
    expect(await rawRows(databaseName)).toEqual(before)
    const raw = await rawDatabase(databaseName)
    expect(raw.version).toBe(MIGRATIONS.length * 10)
    raw.close()
    await eraseEverything(databaseName)
    expect(await namesKnown()).not.toContain(databaseName)
  })

  it('waits for a window that only has to end what it is writing', async () => {
    const { storage, databaseName } = await begunStorage()
    storage.close()
    const busy = await rawDatabase(databaseName)
    busy.onversionchange = () => void setTimeout(() => busy.close(), 100)
    await eraseEverything(databaseName)
    expect(await namesKnown()).not.toContain(databaseName)
  })

  it('does nothing where there is nothing, and makes no database', async () => {
    const name = freshName()
    await eraseEverything(name)
    expect(await namesKnown()).not.toContain(name)
  })

  it('also deletes data that a newer Kibe wrote', async () => {
    const { storage, databaseName } = await fakeStorage({ migrations: [...MIGRATIONS, next] })
    storage.close()
    await eraseEverything(databaseName)
    expect(await namesKnown()).not.toContain(databaseName)
  })

  it('is refused as unavailable where the browser cannot open the database, and nothing is deleted', async () => {
    const { storage, databaseName } = await begunStorage()
    failOpening(1)
    await expect(eraseEverything(databaseName)).rejects.toMatchObject(unavailable)
    expect(await storage.assessments.list()).toHaveLength(1)
  })
})
