import { begunStorage, fakeStorage, putRaw } from '../support/fake-storage'
import { carryOver } from '../support/carried-records'
import { newAssessment } from '../support/storage-parts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'
import type { EvidenceDraft } from '@/domain/records/evidence'
import { fullRecords } from '../fixtures/records'

const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })
const draft: EvidenceDraft = { kind: 'minutes', title: 'ოქმი', number: '7', date: null, link: '' }
const file = (text: string) => ({ name: 'ოქმი.pdf', mime: '', bytes: new TextEncoder().encode(text) })

afterEach(() => {
  vi.restoreAllMocks()
})

describe('how much is stored', () => {
  it('is nothing in an empty database', async () => {
    const { storage } = await fakeStorage()
    expect(await storage.amount(null)).toEqual({
      assessments: 0,
      answers: 0,
      attachments: 0,
      records: 0,
      changedSince: 0,
    })
  })

  it('counts the answers that say something, each state but "unanswered", and a note by itself', async () => {
    const { storage, sheetId } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level(0))
    await storage.answers.save(sheetId, 'INF-2', { state: 'dontKnow' })
    await storage.answers.save(sheetId, 'INF-3', { state: 'na', naReason: 'არ აქვს' })
    await storage.answers.save(sheetId, 'INF-4', { note: 'ჩანაწერი' })
    await storage.answers.save(sheetId, 'INF-5', {})
    expect((await storage.amount(null)).answers).toBe(4)
  })

  it('counts no assessment in the bin, and none of the answers in it', async () => {
    const { storage, sheetId, assessmentId } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level(1))
    const other = await storage.assessments.begin(newAssessment)
    await storage.answers.save(other.sheet.id, 'INF-1', level(1))
    await storage.answers.save(other.sheet.id, 'INF-2', level(2))
    await storage.assessments.remove(assessmentId)
    expect(await storage.amount(null)).toMatchObject({ assessments: 1, answers: 2 })
  })

  it('counts a file once, under whatever names, as a backup does', async () => {
    const { storage, sheetId } = await begunStorage()
    for (const text of ['ერთი', 'ერთი', 'ორი'])
      await storage.evidence.add(sheetId, 'INF-1', draft, file(text))
    await storage.evidence.add(sheetId, 'INF-1', draft, null)
    const { attachments } = (await storage.backup.readAll()).records
    expect((await storage.amount(null)).attachments).toBe(2)
    expect(attachments).toHaveLength(2)
  })

  it('counts records of all kinds, also those in the bin and those that cannot be read', async () => {
    const { storage, databaseName } = await fakeStorage()
    for (const [kind, rows] of Object.entries(fullRecords)) {
      for (const row of rows) await putRaw(databaseName, kind, row)
    }
    await putRaw(databaseName, 'answers', { id: 'bad', content: 7 })
    const expected = Object.values(fullRecords).reduce((sum, rows) => sum + rows.length, 0)
    expect((await storage.amount(null)).records).toBe(expected + 1)
  })
})

describe('what changed since the last backup', () => {
  it('is answers, evidence and actions, also what was put into the bin, and all of them where there was none', async () => {
    const { storage, clock, sheetId } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level(1))
    await storage.answers.save(sheetId, 'INF-2', level(1))
    const { id } = await storage.evidence.add(sheetId, 'INF-1', draft, null)
    const since = clock.now()
    expect((await storage.amount(null)).changedSince).toBe(3)
    expect((await storage.amount(since)).changedSince).toBe(0)
    clock.advance(1)
    await storage.answers.save(sheetId, 'INF-1', level(2))
    await storage.evidence.remove(id)
    expect((await storage.amount(since)).changedSince).toBe(2)
    expect((await storage.amount(null)).changedSince).toBe(3)
  })

  it('is also what was imported since, however old it is, and each record once', async () => {
    const there = await begunStorage()
    await there.storage.answers.save(there.sheetId, 'INF-1', level(1))
    await there.storage.answers.save(there.sheetId, 'INF-2', level(2))
    const { storage, clock } = await fakeStorage()
    clock.advance(86_400)
    const since = clock.now()
    clock.advance(60)
    await carryOver(there.storage, storage)
    expect((await storage.amount(since)).changedSince).toBe(2)
    await storage.answers.save(there.sheetId, 'INF-2', level(3))
    expect((await storage.amount(since)).changedSince).toBe(2)
    clock.advance(60)
    expect((await storage.amount(clock.now())).changedSince).toBe(0)
  })

  it('is everything where the last backup lies ahead of the clock: one of the two was wrong, and nobody knows when', async () => {
    const { storage, clock, sheetId } = await begunStorage()
    clock.advance(10 * 365 * 86_400)
    const wrong = clock.now()
    clock.advance(-10 * 365 * 86_400)
    await storage.answers.save(sheetId, 'INF-1', level(1))
    expect((await storage.amount(wrong)).changedSince).toBe(1)
  })

  it('is told by time, not by how the instant is written', async () => {
    const { storage, clock, sheetId } = await begunStorage()
    clock.advance(0.5)
    await storage.answers.save(sheetId, 'INF-1', level(1))
    expect((await storage.amount('2026-03-01T12:00:00Z')).changedSince).toBe(1)
    expect((await storage.amount('2026-03-01T12:00:00.5Z')).changedSince).toBe(0)
  })
})

it('counting reads at most 250 rows at once, so that the page is never held', async () => {
  const { storage, sheetId, databaseName } = await begunStorage()
  const answer = await storage.answers.save(sheetId, 'INF-1', level(1))
  for (let n = 0; n < 600; n += 1) {
    await putRaw(databaseName, 'answers', { ...answer, id: `${sheetId}/more-${n}`, itemId: `more-${n}` })
  }
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
  const getAll = IDBObjectStore.prototype.getAll
  const sizes: number[] = []
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...given) {
    const request = getAll.apply(this, given)
    if (this.name === 'answers') request.addEventListener('success', () => sizes.push(request.result.length))
    return request
  })
  expect((await storage.amount(null)).answers).toBe(601)
  expect(sizes).toEqual([250, 250, 101])
})
