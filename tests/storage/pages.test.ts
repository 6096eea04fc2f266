import { fakeStorage, putRaw, rawRows } from '../support/fake-storage'
import { liveQuery } from 'dexie'
import { expect, it } from 'vitest'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { answerId } from '@/domain/records/answer'
import type { AllRecords } from '@/domain/records/registry'
import { eachInSlices, pagesOf } from '@/storage/pages'
import { fullRecords, uuid } from '../fixtures/records'

const sheetId = uuid(11)

/** More than one page of a kind with small rows, and many files, which are a page each. */
function manyRecords(): AllRecords {
  const [answer] = fullRecords.answers
  const [attachment] = fullRecords.attachments
  if (!answer || !attachment) throw new Error('nothing to copy')
  const answers = Array.from({ length: 501 }, (_, n) => {
    const itemId = `item-${String(n).padStart(3, '0')}`
    return { ...answer, id: answerId(sheetId, itemId), sheetId, itemId }
  })
  const attachments = Array.from({ length: 130 }, (_, n) => {
    const bytes = new TextEncoder().encode(`ფაილი ${n}`)
    return { ...attachment, id: sha256Of(bytes), size: bytes.length, bytes }
  }).sort((a, b) => (a.id < b.id ? -1 : 1))
  return { ...fullRecords, answers, attachments }
}

it('everything is read, replaced and exchanged with the safety copy, however many pages it takes', async () => {
  const { storage } = await fakeStorage()
  const many = manyRecords()
  await storage.backup.replaceAll(many)
  const read = (await storage.backup.readAll()).records
  expect(read.answers).toEqual(many.answers)
  expect(read.attachments).toEqual(many.attachments)
  await storage.backup.replaceAll(fullRecords)
  await storage.backup.undoRestore()
  expect((await storage.backup.readAll()).records).toEqual(read)
  await storage.backup.undoRestore()
  const again = (await storage.backup.readAll()).records
  expect(again.answers).toHaveLength(fullRecords.answers.length)
  expect(again.attachments).toHaveLength(fullRecords.attachments.length)
})

it('a live query reads all pages, and reads them again after a change', async () => {
  const { storage, databaseName } = await fakeStorage()
  await storage.backup.replaceAll(manyRecords())
  await putRaw(databaseName, 'actions', { id: 'broken', title: 7 })
  await storage.backup.replaceAll(fullRecords)
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

it('a safety copy of the first kind, a row for each kind of record, can still be put back', async () => {
  const { storage, databaseName } = await fakeStorage()
  await storage.backup.replaceAll(fullRecords)
  const before = (await storage.backup.readAll()).records
  await storage.backup.replaceAll(manyRecords())
  const pages = (await rawRows(databaseName))['safetyCopies'] as { kind: string; rows: unknown[] }[]
  const { storage: other, databaseName: otherName } = await fakeStorage()
  for (const kind of new Set(pages.map((page) => page.kind.split('/')[0]))) {
    const rows = pages.filter((page) => page.kind.startsWith(`${kind}/`)).flatMap((page) => page.rows)
    await putRaw(otherName, 'safetyCopies', { kind, takenAt: '2026-02-01T10:00:00.000Z', rows })
  }
  expect(await other.backup.safetyCopyTakenAt()).toBe('2026-02-01T10:00:00.000Z')
  await other.backup.undoRestore()
  expect((await other.backup.readAll()).records).toEqual(before)
})

it('pages hold every item once and in order', () => {
  expect(pagesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(pagesOf([], 2)).toEqual([])
})

it('long work lets the browser have its turn in between, and visits everything in order', async () => {
  const seen: (number | string)[] = []
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    seen.push('turn')
    port1.close()
  }
  port2.postMessage(null)
  await eachInSlices([1, 2, 3], (item) => {
    const begun = performance.now()
    while (performance.now() - begun < 20);
    seen.push(item)
  })
  expect(seen.filter((entry) => entry !== 'turn')).toEqual([1, 2, 3])
  expect(seen.indexOf('turn')).toBeLessThan(seen.indexOf(3))
})
