import { begunStorage, fakeStorage } from '../support/fake-storage'
import { newAssessment } from '../support/storage-parts'
import { describe, expect, it } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'
import type { EvidenceDraft } from '@/domain/records/evidence'

const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })
const draft: EvidenceDraft = { kind: 'minutes', title: 'ოქმი', number: '7', date: null, link: '' }
const locked = { failure: 'locked' }

describe('an assessment', () => {
  it('begins as a draft with one sheet of the person who began it', async () => {
    const { storage } = await fakeStorage()
    const { assessment, sheet } = await storage.assessments.begin({
      ...newAssessment,
      role: 'chair',
      name: 'ნინო',
    })
    expect(assessment).toMatchObject({ state: 'draft', municipality: 'practice', wave: '2026', log: [] })
    expect(await storage.sheets.ofAssessment(assessment.id)).toEqual([sheet])
    expect(sheet).toMatchObject({ kind: 'individual', role: 'chair', name: 'ნინო' })
    expect(await storage.assessments.get(assessment.id)).toEqual(assessment)
  })

  it('is listed newest first', async () => {
    const { storage, clock } = await fakeStorage()
    const first = await storage.assessments.begin(newAssessment)
    clock.advance(1)
    const second = await storage.assessments.begin(newAssessment)
    const ids = (await storage.assessments.list()).map(({ id }) => id)
    expect(ids).toEqual([second.assessment.id, first.assessment.id])
  })

  it('in the bin is neither listed nor written to, and comes back as it was', async () => {
    const { storage, assessmentId, sheetId } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level(2))
    await storage.assessments.remove(assessmentId)
    expect(await storage.assessments.list()).toEqual([])
    expect(await storage.assessments.get(assessmentId)).toBeNull()
    await expect(storage.answers.save(sheetId, 'INF-1', level(3))).rejects.toMatchObject({
      failure: 'missing',
    })
    await storage.assessments.restore(assessmentId)
    expect((await storage.assessments.list()).map(({ id }) => id)).toEqual([assessmentId])
    expect((await storage.answers.ofSheet(sheetId)).map(({ content }) => content)).toEqual([level(2)])
  })

  it('that was never there cannot be removed', async () => {
    const { storage } = await fakeStorage()
    await expect(storage.assessments.remove(crypto.randomUUID())).rejects.toMatchObject({
      failure: 'missing',
    })
  })
})

describe('a finished assessment', () => {
  it('takes no answers and no evidence until it is reopened, and logs both', async () => {
    const { storage, assessmentId, sheetId } = await begunStorage()
    const kept = await storage.evidence.add(sheetId, 'INF-1', draft, null)
    const finished = await storage.assessments.finish(assessmentId)
    expect(finished.state).toBe('final')
    await expect(storage.answers.save(sheetId, 'INF-1', level(3))).rejects.toMatchObject(locked)
    await expect(storage.evidence.add(sheetId, 'INF-1', draft, null)).rejects.toMatchObject(locked)
    await expect(storage.evidence.change(kept.id, draft)).rejects.toMatchObject(locked)
    await expect(storage.evidence.remove(kept.id)).rejects.toMatchObject(locked)
    await expect(storage.evidence.restore(kept.id)).rejects.toMatchObject(locked)
    const reopened = await storage.assessments.reopen(assessmentId)
    expect(reopened.log.map(({ event }) => event)).toEqual(['finished', 'reopened'])
    await storage.answers.save(sheetId, 'INF-1', level(3))
    expect(await storage.answers.ofSheet(sheetId)).toHaveLength(1)
  })

  it('finished twice is logged once', async () => {
    const { storage, assessmentId } = await begunStorage()
    await storage.assessments.finish(assessmentId)
    expect((await storage.assessments.finish(assessmentId)).log).toHaveLength(1)
  })

  it('has another fingerprint as soon as one answer differs, and the same one when it is changed back', async () => {
    const { storage, assessmentId, sheetId } = await begunStorage()
    const stamps: (string | null | undefined)[] = []
    for (const value of [2, 3, 2]) {
      await storage.answers.save(sheetId, 'INF-1', level(value))
      stamps.push((await storage.assessments.finish(assessmentId)).log.at(-1)?.fingerprint)
      await storage.assessments.reopen(assessmentId)
    }
    expect(stamps[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(stamps[1]).not.toBe(stamps[0])
    expect(stamps[2]).toBe(stamps[0])
  })

  it('still has a plan that can be worked on', async () => {
    const { storage, assessmentId } = await begunStorage()
    await storage.assessments.finish(assessmentId)
    expect(await storage.plans.get(assessmentId)).toBeNull()
    await storage.plans.setDroppedProposals(assessmentId, ['INF-1'])
    expect((await storage.plans.get(assessmentId))?.droppedProposals).toEqual(['INF-1'])
  })
})
