import { begunStorage, fakeStorage } from '../support/fake-storage'
import { newAction } from '../support/storage-parts'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { priorityActionIds } from '@/domain/records/derived-id'
import type { ActionDraft } from '@/domain/records/plan'

const draft = (title: string, order: number): ActionDraft => ({ ...newAction, title, order })

describe('a plan', () => {
  it('is null until somebody touches it, and keeps the dropped proposals', async () => {
    const { storage, assessmentId } = await begunStorage()
    expect(await storage.plans.get(assessmentId)).toBeNull()
    await storage.plans.setDroppedProposals(assessmentId, ['INF-1'])
    await storage.plans.setDroppedProposals(assessmentId, ['INF-1', 'INF-2'])
    expect(await storage.plans.get(assessmentId)).toMatchObject({
      id: assessmentId,
      droppedProposals: ['INF-1', 'INF-2'],
    })
  })

  it('lists its actions in its own order, without those in the bin', async () => {
    const { storage, assessmentId } = await begunStorage()
    const last = await storage.plans.addAction(assessmentId, draft('last', 10))
    const removed = await storage.plans.addAction(assessmentId, draft('removed', 5))
    const first = await storage.plans.addAction(assessmentId, draft('first', 9))
    await storage.plans.removeAction(removed.id)
    expect(await storage.plans.actions(assessmentId)).toEqual([first, last])
    await storage.plans.restoreAction(removed.id)
    expect((await storage.plans.actions(assessmentId)).map(({ title }) => title)).toEqual([
      'removed',
      'first',
      'last',
    ])
  })

  it('changes an action without making it another one, even when a whole older copy is given', async () => {
    const { storage, assessmentId } = await begunStorage()
    const added = await storage.plans.addAction(assessmentId, draft('before', 1))
    await storage.plans.changeAction(added.id, draft('between', 1))
    const changed = await storage.plans.changeAction(added.id, { ...added, title: 'after' })
    expect(changed).toMatchObject({ id: added.id, assessmentId, title: 'after', createdAt: added.createdAt })
    expect(Object.values(changed.version)).toEqual([3])
  })

  it('counts no edit that changes nothing, and refuses one that could not be read back', async () => {
    const { storage, clock, assessmentId } = await begunStorage()
    const added = await storage.plans.addAction(assessmentId, draft('x', 1))
    clock.advance(5)
    expect(await storage.plans.changeAction(added.id, { title: 'x' })).toEqual(added)
    await expect(storage.plans.changeAction(added.id, { costGel: Number.NaN })).rejects.toMatchObject({
      failure: 'invalid',
    })
    expect(await storage.plans.actions(assessmentId)).toEqual([added])
  })

  it('takes an action under the id it should have, once, wherever it stands in the plan', async () => {
    const { storage, assessmentId } = await begunStorage()
    const ids = priorityActionIds(assessmentId, 'INF-1')
    const added = await storage.plans.addAction(assessmentId, draft('x', 1), ids)
    expect(added.id).toBe(ids[0])
    expect(await storage.plans.addAction(assessmentId, draft('x', 2), ids)).toEqual(added)
    expect(await storage.plans.actions(assessmentId)).toEqual([added])
  })

  it.each(['edited', 'stopped', 'in the bin'])(
    'never writes a new action over one that is %s under its id',
    async (how) => {
      const { storage, assessmentId } = await begunStorage()
      const ids = priorityActionIds(assessmentId, 'INF-1')
      const { id } = await storage.plans.addAction(assessmentId, draft('x', 1), ids)
      const said = { partners: 'the library', costGel: 700, result: 'a list' }
      if (how !== 'in the bin') await storage.plans.changeAction(id, said)
      if (how === 'stopped') await storage.plans.changeAction(id, { status: 'dropped' })
      if (how === 'in the bin') await storage.plans.removeAction(id)
      const before = await storage.plans.actions(assessmentId)
      const next = await storage.plans.addAction(assessmentId, draft('x', 2), ids)
      expect(next.id).toBe(ids[1])
      expect(await storage.plans.addAction(assessmentId, draft('x', 3), ids)).toEqual(next)
      expect(await storage.plans.actions(assessmentId)).toEqual([...before, next])
      expect((await storage.bin.list()).map((entry) => entry.id)).toEqual(how === 'in the bin' ? [id] : [])
    },
  )

  it('takes one under an id of its own where all it should have are taken', async () => {
    const { storage, assessmentId } = await begunStorage()
    const ids = priorityActionIds(assessmentId, 'INF-1')
    const titles = [...ids, 'one more'].map((_, place) => String(place))
    for (const [place, title] of titles.entries())
      await storage.plans.addAction(assessmentId, draft(title, place), ids)
    expect((await storage.plans.actions(assessmentId)).map(({ title }) => title)).toEqual(titles)
  })

  it('keeps the updates of an action by date', async () => {
    const { storage, assessmentId } = await begunStorage()
    const action = await storage.plans.addAction(assessmentId, draft('x', 1))
    const update = { status: 'underway', text: '', evidence: '', link: '' } as const
    await storage.plans.addUpdate(action.id, { ...update, date: '2026-05-02' })
    await storage.plans.addUpdate(action.id, { ...update, date: '2026-05-01' })
    const dates = (await storage.plans.updates(action.id)).map(({ date }) => date)
    expect(dates).toEqual(['2026-05-01', '2026-05-02'])
  })

  it('takes no action for an assessment that is gone', async () => {
    const { storage, assessmentId } = await begunStorage()
    await storage.assessments.remove(assessmentId)
    await expect(storage.plans.addAction(assessmentId, draft('x', 1))).rejects.toMatchObject({
      failure: 'missing',
    })
  })
})

describe('a questionnaire', () => {
  const document = { id: 'participation', title: { ka: 'მონაწილეობა' } }
  const identity = { id: 'participation', version: '1.0.0', sha256: fingerprint(document) }

  it('is kept once, exactly as it was read', async () => {
    const { storage } = await fakeStorage()
    await storage.questionnaires.keep(document, identity)
    await storage.questionnaires.keep(document, identity)
    expect((await storage.questionnaires.list()).map((kept) => kept.document)).toEqual([document])
    expect(await storage.questionnaires.get(identity.sha256)).toMatchObject({
      questionnaireId: 'participation',
      questionnaireVersion: '1.0.0',
    })
  })

  it('is not kept under the fingerprint of another', async () => {
    const { storage } = await fakeStorage()
    const tampered = { ...document, title: { ka: 'სხვა' } }
    await expect(storage.questionnaires.keep(tampered, identity)).rejects.toMatchObject({
      failure: 'invalid',
    })
    expect(await storage.questionnaires.list()).toEqual([])
  })
})

describe('a setting', () => {
  it('is undefined until it is set, and stays on the device', async () => {
    const { storage } = await fakeStorage()
    expect(await storage.settings.get('language')).toBeUndefined()
    await storage.settings.set('language', 'en')
    expect(await storage.settings.get('language')).toBe('en')
  })
})
