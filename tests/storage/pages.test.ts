import { carried, restoreAll } from '../support/carried-records'
import { fakeStorage, freshName, putRaw, rawRows } from '../support/fake-storage'
import { liveQuery } from 'dexie'
import { expect, it } from 'vitest'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { answerId } from '@/domain/records/answer'
import { CARRIED_KINDS, type AllRecords } from '@/domain/records/registry'
import { createDatabase } from '@/storage/database'
import { keysUnder, pagesOf, rowsUnder } from '@/storage/pages'
import { fullRecords, uuid } from '../fixtures/records'

const sheetId = uuid(11)

/** More than one page of a kind with small rows, and many files, which are read one by one. */
function manyRecords(): AllRecords {
  const [answer] = fullRecords.answers
  const [attachment] = fullRecords.attachments
  const [evidence] = fullRecords.evidence
  if (!answer || !attachment || !evidence?.attachment) throw new Error('nothing to copy')
  const answers = Array.from({ length: 501 }, (_, n) => {
    const itemId = `item-${String(n).padStart(3, '0')}`
    return { ...answer, id: answerId(sheetId, itemId), sheetId, itemId }
  })
  const attachments = Array.from({ length: 130 }, (_, n) => {
    const bytes = new TextEncoder().encode(`ფაილი ${n}`)
    return { ...attachment, id: sha256Of(bytes), size: bytes.length, bytes }
  })
  const named = { ...evidence.attachment }
  const naming = attachments.map(({ id }, n) => ({
    ...evidence,
    id: uuid(5000 + n),
    attachment: { ...named, sha256: id },
  }))
  return { ...fullRecords, answers, attachments, evidence: naming }
}

it('everything is read, replaced and exchanged with the safety copy, however many pages it takes', async () => {
  const { storage } = await fakeStorage()
  const many = manyRecords()
  await restoreAll(storage, many)
  const read = (await storage.backup.readAll()).records
  expect(read).toEqual(carried(many))
  await restoreAll(storage, fullRecords)
  await storage.backup.undoRestore()
  expect((await storage.backup.readAll()).records).toEqual(read)
  await storage.backup.undoRestore()
  expect((await storage.backup.readAll()).records).toEqual(carried(fullRecords))
})

it('a live query reads all pages, and reads them again after a change', async () => {
  const { storage, databaseName } = await fakeStorage()
  await restoreAll(storage, manyRecords())
  await putRaw(databaseName, 'actions', { id: 'broken', title: 7 })
  await restoreAll(storage, fullRecords)
  const found: unknown[] = []
  await new Promise<void>((resolve, reject) => {
    const subscription = liveQuery(() => storage.damaged()).subscribe({
      next: (damaged) => {
        found.push(damaged)
        if (damaged.length === 0) void storage.backup.undoRestore()
        else {
          subscription.unsubscribe()
          resolve()
        }
      },
      error: reject,
    })
  })
  expect(found).toEqual([[], [{ kind: 'actions', id: 'broken' }]])
})

it.each([
  ['the first kind, a row for each kind of record', (kind: string) => kind],
  ['the second kind, with the files among its pages', (kind: string) => `${kind}/0`],
])('a safety copy of %s, can still be put back', async (_, keyOf) => {
  const { storage, databaseName } = await fakeStorage()
  for (const kind of CARRIED_KINDS) {
    const rows = [...fullRecords[kind]]
    await putRaw(databaseName, 'safetyCopies', {
      kind: keyOf(kind),
      takenAt: '2026-02-01T10:00:00.000Z',
      rows,
    })
  }
  expect(await storage.backup.safetyCopyTakenAt()).toBe('2026-02-01T10:00:00.000Z')
  await storage.backup.undoRestore()
  expect((await storage.backup.readAll()).records).toEqual(carried(fullRecords))
  for (const { id, bytes } of fullRecords.attachments) expect(await storage.backup.bytesOf(id)).toEqual(bytes)
  await storage.backup.undoRestore()
  expect((await rawRows(databaseName))['answers']).toEqual([])
  await storage.backup.undoRestore()
  expect((await storage.backup.readAll()).records).toEqual(carried(fullRecords))
})

it('rows and keys are found among others, wherever they stand', async () => {
  const name = freshName()
  const database = createDatabase(name)
  await database.open()
  const table = database.table<{ key: string }, string>('settings')
  const all = Array.from({ length: 30 }, (_, n) => `k${String(n).padStart(2, '0')}`)
  await table.bulkPut(all.map((key) => ({ key })))
  const asked = ['k29', 'k07', 'k08', 'k09', 'nothing', 'k00', 'a', 'z']
  const found = ['k00', 'k07', 'k08', 'k09', 'k29']
  for (const size of [1, 3, 100]) {
    expect((await rowsUnder(table, asked, size)).map(({ key }) => key)).toEqual(found)
    expect([...(await keysUnder(table, asked, size))]).toEqual(found)
  }
  expect(await rowsUnder(table, [], 3)).toEqual([])
  database.close()
})

it('pages hold every item once and in order', () => {
  expect(pagesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(pagesOf([], 2)).toEqual([])
})
