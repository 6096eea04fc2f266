import { afterEach, describe, expect, it } from 'vitest'
import { fakeStorage, loseConnection, mendFaults } from '../support/fake-storage'
import { newWorkshop, practice } from '../support/storage-parts'
import { answered } from '../support/questionnaires'

afterEach(mendFaults)

const id = '11111111-2222-4333-8444-555555555555'
const { municipality, municipalityKind, wave, period, subset, questionnaire } = practice
const invited = { id, municipality, municipalityKind, wave, period, subset, questionnaire }

describe('joining on one device', () => {
  it('gives every code a sheet of its own, and the same one each time', async () => {
    const { storage } = await fakeStorage()
    const first = await storage.workshops.join(invited, '2718')
    const second = await storage.workshops.join(invited, '3141')
    expect(second.id).not.toBe(first.id)
    expect((await storage.workshops.joined(id)).open).toBe(second.id)
    expect((await storage.workshops.join(invited, '2718')).id).toBe(first.id)
    expect((await storage.workshops.joined(id)).open).toBe(first.id)
    expect(await storage.sheets.ofAssessment(id)).toHaveLength(2)
  })

  it('under a code that was put right goes on with the sheet of the wrong one, and no answer is lost', async () => {
    const { storage } = await fakeStorage()
    const wrong = await storage.workshops.join(invited, '2718')
    await storage.answers.save(wrong.id, 'OPEN-1', answered(3))
    const right = await storage.workshops.join(invited, '2817', wrong.id)
    expect(right.id).toBe(wrong.id)
    expect((await storage.workshops.joined(id)).people).toEqual([{ code: '2817', sheetId: wrong.id }])
    expect(await storage.answers.ofSheet(right.id)).toMatchObject([{ content: { value: 3 } }])
    expect((await storage.workshops.join(invited, '2718')).id).not.toBe(wrong.id)
  })

  it('never takes over the sheet of a code that is known for another', async () => {
    const { storage } = await fakeStorage()
    const first = await storage.workshops.join(invited, '2718')
    const second = await storage.workshops.join(invited, '3141')
    expect((await storage.workshops.join(invited, '3141', first.id)).id).toBe(second.id)
    expect((await storage.workshops.joined(id)).people).toHaveLength(2)
  })

  it('begins one sheet, also where the connection breaks meanwhile', async () => {
    const { storage } = await fakeStorage()
    loseConnection(1)
    await storage.workshops.join(invited, '2718')
    expect(await storage.sheets.ofAssessment(id)).toHaveLength(1)
    expect((await storage.workshops.joined(id)).people).toHaveLength(1)
  })

  it('is no code that nobody can be given', async () => {
    const { storage } = await fakeStorage()
    await expect(storage.workshops.join(invited, '0718')).rejects.toMatchObject({ failure: 'invalid' })
    expect(await storage.assessments.list()).toEqual([])
  })

  it('touches no assessment that is no workshop, and none that this device runs', async () => {
    const { storage } = await fakeStorage()
    const { assessment: own } = await storage.assessments.begin({ ...practice, role: 'member', name: null })
    const { assessment: run } = await storage.workshops.begin({
      assessment: practice,
      workshop: newWorkshop,
    })
    await expect(storage.workshops.join({ ...invited, id: own.id }, '2718')).rejects.toMatchObject({
      failure: 'invalid',
    })
    await expect(storage.workshops.join({ ...invited, id: run.id }, '2718')).rejects.toMatchObject({
      failure: 'locked',
    })
    for (const one of [own, run]) expect(await storage.sheets.ofAssessment(one.id)).toHaveLength(1)
  })

  it('does not begin where another person stopped', async () => {
    const { storage } = await fakeStorage()
    await storage.workshops.join(invited, '2718')
    await storage.settings.set(`lastPlace/${id}`, 'OPEN-2')
    await storage.workshops.join(invited, '2718')
    expect(await storage.settings.get(`lastPlace/${id}`)).toBe('OPEN-2')
    await storage.workshops.join(invited, '3141')
    expect(await storage.settings.get(`lastPlace/${id}`)).toBeUndefined()
  })
})
