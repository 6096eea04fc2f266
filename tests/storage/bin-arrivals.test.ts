import { begunStorage, fakeStorage } from '../support/fake-storage'
import { carryOver } from '../support/carried-records'
import { describe, expect, it } from 'vitest'
import type { AnswerContent } from '@/domain/records/answer'

const DAY = 24 * 60 * 60
const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })

/** Two devices that know the same assessment, and the day that both live in. */
async function twoDevices() {
  const [here, there] = [await begunStorage(), await fakeStorage()]
  const { assessmentId, sheetId } = here
  await here.storage.answers.save(sheetId, 'INF-1', level(1))
  await carryOver(here.storage, there.storage)
  const days = (count: number): void => [here, there].forEach(({ clock }) => clock.advance(count * DAY))
  return { here: here.storage, there: there.storage, clock: here.clock, assessmentId, sheetId, days }
}

describe('what comes into the bin with a file', () => {
  it('stays there for 30 days from then on, however long ago it was deleted elsewhere', async () => {
    const { here, there, assessmentId, sheetId, days, clock } = await twoDevices()
    await there.assessments.remove(assessmentId)
    days(40)
    await here.answers.save(sheetId, 'INF-2', level(2))
    await carryOver(there, here)
    const addedAt = Date.parse(clock.now())
    days(29)
    expect(await here.bin.purgeExpired()).toBe(0)
    const [entry] = await here.bin.list()
    expect(entry?.expiresAt).toBe(new Date(addedAt + 30 * DAY * 1000).toISOString())
    await here.bin.restore({ kind: 'assessments', id: assessmentId })
    expect(await here.answers.ofSheet(sheetId)).toHaveLength(2)
  })

  it('into something that lies in the bin for long gives it 30 more days: nobody here has seen it', async () => {
    const { here, there, assessmentId, sheetId, days } = await twoDevices()
    await here.assessments.remove(assessmentId)
    days(29)
    await there.answers.save(sheetId, 'INF-2', level(2))
    await carryOver(there, here)
    days(2)
    expect(await here.bin.purgeExpired()).toBe(0)
    days(28)
    expect(await here.bin.purgeExpired()).toBe(1)
  })

  it('by a choice between two versions stays there for 30 days from the choice on', async () => {
    const { here, there, days } = await twoDevices()
    const [{ id: assessmentId } = { id: '' }] = await here.assessments.list()
    await there.assessments.remove(assessmentId)
    await here.assessments.finish(assessmentId)
    await carryOver(there, here)
    days(31)
    const [conflict] = await here.conflicts.list()
    await here.conflicts.choose(
      { kind: 'assessments', id: assessmentId },
      conflict?.state.siblings[0]?.id ?? '',
    )
    expect(await here.bin.list()).toHaveLength(1)
    expect(await here.bin.purgeExpired()).toBe(0)
    days(30)
    expect(await here.bin.purgeExpired()).toBe(1)
  })
})
