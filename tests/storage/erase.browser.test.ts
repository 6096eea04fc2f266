import { afterEach, describe, expect, it } from 'vitest'
import { eraseEverything } from '@/storage/erase'
import { MIGRATIONS } from '@/storage/migrations/migrations'
import { beginWindow, closeWindows, openWindow, rowsOf, settled } from '../support/windows'

const level = { state: 'answered', value: 1, naReason: '', note: '' } as const

afterEach(closeWindows)

async function versionOf(name: string): Promise<number | undefined> {
  return (await indexedDB.databases()).find((database) => database.name === name)?.version
}

describe('in a real browser erasing everything', () => {
  it('deletes the database; the windows that had it open are told and write nothing more', async () => {
    const { name, storage: one, sheetId } = await beginWindow()
    const two = await openWindow(name)
    let told = 0
    one.onClosedByOther(() => (told += 1))
    two.onClosedByOther(() => (told += 1))
    await eraseEverything(name)
    expect(await versionOf(name)).toBeUndefined()
    expect(told).toBe(2)
    for (const window of [one, two]) {
      await expect(window.answers.save(sheetId, 'INF-1', level)).rejects.toMatchObject({ failure: 'closed' })
    }
    expect(await versionOf(name)).toBeUndefined()
    expect(await (await openWindow(name)).assessments.list()).toEqual([])
  })

  it('while answers are being saved waits for them, and then deletes', async () => {
    const { name, storage, sheetId } = await beginWindow()
    const saving = Array.from({ length: 20 }, (_, item) =>
      storage.answers.save(sheetId, `INF-${item}`, level),
    )
    const settledSaves = Promise.allSettled(saving)
    await eraseEverything(name)
    await settledSaves
    expect(await versionOf(name)).toBeUndefined()
  })

  it('that another window blocks is refused each time; nothing is deleted, nor once that window closes', async () => {
    const { name, storage } = await beginWindow()
    storage.close()
    const before = await rowsOf(name)
    const holding = await settled(indexedDB.open(name))
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await expect(eraseEverything(name)).rejects.toMatchObject({ failure: 'unavailable' })
    }
    holding.close()
    expect(await rowsOf(name)).toEqual(before)
    expect(await versionOf(name)).toBe(MIGRATIONS.length * 10)
    expect(await (await openWindow(name)).assessments.list()).toHaveLength(1)
    await eraseEverything(name)
    expect(await versionOf(name)).toBeUndefined()
  })
})
