import { describe, expect, it } from 'vitest'
import { MAX_PARTICIPANTS, type ParticipantDraft } from '@/domain/records/workshop'
import { fakeStorage } from '../support/fake-storage'
import { newWorkshop, practice } from '../support/storage-parts'

const somebody: ParticipantDraft = {
  ...{ role: null, organisation: '', sex: null, ageBand: null, isPresent: true },
}

async function workshop() {
  const { storage } = await fakeStorage()
  const { assessment } = await storage.workshops.begin({ assessment: practice, workshop: newWorkshop })
  const add = (code: string) => storage.workshops.addParticipant(assessment.id, code, somebody)
  const codes = async () => (await storage.workshops.participants(assessment.id)).map(({ code }) => code)
  return { storage, id: assessment.id, add, codes }
}
type Workshop = Awaited<ReturnType<typeof workshop>>

/** The two ways out of the bin: undoing at once, and the page of what was deleted. */
const WAYS: readonly [string, (storage: Workshop['storage'], id: string) => Promise<unknown>][] = [
  ['undoing', ({ workshops }, id) => workshops.restoreParticipant(id)],
  ['the bin', ({ bin }, id) => bin.restore({ kind: 'participants', id })],
]

describe.each(WAYS)('a participant who comes back by %s', (_, restore) => {
  it('has their code again', async () => {
    const { storage, add, codes } = await workshop()
    const { id } = await add('2718')
    await storage.workshops.removeParticipant(id)
    await restore(storage, id)
    expect(await codes()).toEqual(['2718'])
  })

  it('is refused where forty are there, and stays in the bin', async () => {
    const { storage, add, codes } = await workshop()
    const { id } = await add('9999')
    await storage.workshops.removeParticipant(id)
    for (let n = 0; n < MAX_PARTICIPANTS; n += 1) await add(String(1000 + n))
    await expect(restore(storage, id)).rejects.toMatchObject({ failure: 'full' })
    expect(await codes()).toHaveLength(MAX_PARTICIPANTS)
    expect(await storage.bin.list()).toMatchObject([{ id }])
  })

  it('has a new code where theirs was given to another, and none under which a ballot stands', async () => {
    const { storage, id: assessmentId, add, codes } = await workshop()
    const { id } = await add('2718')
    await storage.workshops.removeParticipant(id)
    await add('2718')
    await restore(storage, id)
    const [first, second] = await codes()
    expect(new Set([first, second]).size).toBe(2)
    const given = [first, second].find((code) => code !== '2718') ?? ''
    await storage.ballots.keep(assessmentId, { code: given, round: 1, way: 'paper', answers: {} })
    const again = await storage.workshops.renewCode(id)
    expect([given, '2718']).not.toContain(again.code)
    await storage.workshops.removeParticipant(id)
    await restore(storage, id)
    expect(await codes()).toContain(again.code)
  })

  it('is refused in a finished assessment', async () => {
    const { storage, id: assessmentId, add } = await workshop()
    const { id } = await add('2718')
    await storage.workshops.removeParticipant(id)
    await storage.assessments.finish(assessmentId)
    await expect(restore(storage, id)).rejects.toMatchObject({ failure: 'locked' })
  })
})
