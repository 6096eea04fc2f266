import { begunStorage, fakeStorage, rawRows } from '../support/fake-storage'
import { newAssessment } from '../support/storage-parts'
import { liveQuery } from 'dexie'
import { describe, expect, it } from 'vitest'
import type { Answer, AnswerContent } from '@/domain/records/answer'

const level = (value: number, note = ''): AnswerContent => ({ state: 'answered', value, naReason: '', note })

describe('an answer', () => {
  it('is read back exactly as it was saved', async () => {
    const { storage, sheetId } = await begunStorage()
    const saved = await storage.answers.save(sheetId, 'INF-1', level(3, 'შენიშვნა'))
    expect(await storage.answers.ofSheet(sheetId)).toEqual([saved])
    expect(saved).toMatchObject({ id: `${sheetId}/INF-1`, content: level(3, 'შენიშვნა'), schema: 1 })
  })

  it('is found among those of all sheets, and only under its own sheet', async () => {
    const { storage, assessmentId, sheetId } = await begunStorage()
    const other = await storage.assessments.begin(newAssessment)
    const one = await storage.answers.save(sheetId, 'INF-1', level(1))
    const two = await storage.answers.save(sheetId, 'INF-2', level(2))
    const three = await storage.answers.save(other.sheet.id, 'INF-1', level(3))
    const answers = await storage.answers.bySheet()
    expect(new Set(answers.get(sheetId))).toEqual(new Set([one, two]))
    expect(answers.get(other.sheet.id)).toEqual([three])
    expect(answers.size).toBe(2)
    const sheets = await storage.sheets.byAssessment()
    expect(sheets.get(assessmentId)).toEqual(await storage.sheets.ofAssessment(assessmentId))
    expect(sheets.get(other.assessment.id)).toEqual([other.sheet])
  })

  it('counts its edits under the id of this database', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level(1))
    const saved = await storage.answers.save(sheetId, 'INF-1', level(2))
    const [replica] = (await rawRows(databaseName))['replica'] as [{ id: string }]
    expect(saved.version).toEqual({ [replica.id]: 2 })
  })

  it('keeps what stood there before, newest first, and the edit it had then', async () => {
    const { storage, sheetId, clock } = await begunStorage()
    for (const value of [0, 1, 2]) {
      await storage.answers.save(sheetId, 'INF-1', level(value))
      clock.advance(-5)
    }
    const history = await storage.answers.history(sheetId, 'INF-1')
    expect(history.map(({ content }) => content.value)).toEqual([1, 0])
    expect(history.map(({ version }) => Object.values(version))).toEqual([[2], [1]])
  })

  it('that is saved unchanged is not written again', async () => {
    const { storage, sheetId, clock } = await begunStorage()
    const saved = await storage.answers.save(sheetId, 'INF-1', level(3))
    clock.advance(5)
    expect(await storage.answers.save(sheetId, 'INF-1', level(3))).toEqual(saved)
    expect(await storage.answers.history(sheetId, 'INF-1')).toEqual([])
  })

  it('does not fill its history while a note is typed', async () => {
    const { storage, sheetId, clock } = await begunStorage()
    for (const note of ['', 'ა', 'აბ', 'აბგ']) {
      await storage.answers.save(sheetId, 'INF-1', level(3, note))
      clock.advance(10)
    }
    const history = await storage.answers.history(sheetId, 'INF-1')
    expect(history.map(({ content }) => content.note)).toEqual([''])
  })

  it('of one sheet does not appear in another', async () => {
    const { storage, sheetId } = await begunStorage()
    const other = await storage.assessments.begin(newAssessment)
    await storage.answers.save(sheetId, 'INF-1', level(1))
    expect(await storage.answers.ofSheet(other.sheet.id)).toEqual([])
  })

  it('with a character cut in half is stored whole', async () => {
    const { storage, sheetId } = await begunStorage()
    const saved = await storage.answers.save(sheetId, 'INF-1', level(1, 'a\uD83D'))
    expect(saved.content.note).toBe('a\uFFFD')
  })

  it.each<[string, AnswerContent]>([
    ['a note longer than can be read back', level(1, 'x'.repeat(20_001))],
    ['a value that is no number', level(Number.NaN)],
  ])('%s is refused as invalid and leaves what stood there', async (_, content) => {
    const { storage, sheetId } = await begunStorage()
    const before = await storage.answers.save(sheetId, 'INF-1', level(1))
    await expect(storage.answers.save(sheetId, 'INF-1', content)).rejects.toMatchObject({
      failure: 'invalid',
    })
    expect(await storage.answers.ofSheet(sheetId)).toEqual([before])
    expect(await storage.answers.history(sheetId, 'INF-1')).toEqual([])
  })

  it('to a sheet that is not there is refused as missing', async () => {
    const { storage } = await fakeStorage()
    await expect(storage.answers.save(crypto.randomUUID(), 'INF-1', level(1))).rejects.toMatchObject({
      failure: 'missing',
    })
  })

  it('reaches a live query', async () => {
    const { storage, sheetId } = await begunStorage()
    const seen: Answer[][] = []
    const secondSight = new Promise<void>((resolve, reject) => {
      liveQuery(() => storage.answers.ofSheet(sheetId)).subscribe({
        next: (answers) => {
          seen.push(answers)
          if (seen.length === 1) storage.answers.save(sheetId, 'INF-1', level(4)).catch(reject)
          else resolve()
        },
        error: reject,
      })
    })
    await secondSight
    expect(seen.map((answers) => answers.map(({ content }) => content.value))).toEqual([[], [4]])
  })
})
