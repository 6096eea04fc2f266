import { begunStorage } from '../support/fake-storage'
import { expect, it } from 'vitest'

const DAY = 24 * 60 * 60

/** A device that starts every day, with an assessment in its bin for two days. */
async function deviceWithBin() {
  const { storage, clock, assessmentId } = await begunStorage()
  await storage.assessments.remove(assessmentId)
  for (let day = 0; day < 2; day += 1) {
    clock.advance(DAY)
    await storage.bin.purgeExpired()
  }
  return { storage, clock, assessmentId }
}

it('a clock that is years ahead for a while deletes nothing for good, nor forgets how to undo', async () => {
  const { storage, clock, assessmentId } = await deviceWithBin()
  await storage.backup.replaceAll((await storage.backup.readAll()).records)
  clock.advance(10 * 365 * DAY)
  expect(await storage.bin.purgeExpired()).toBe(0)
  clock.advance(DAY / 2)
  expect(await storage.bin.purgeExpired()).toBe(0)
  expect(await storage.backup.safetyCopyTakenAt()).not.toBeNull()
  clock.advance(-10 * 365 * DAY)
  expect(await storage.bin.purgeExpired()).toBe(0)
  await storage.bin.restore({ kind: 'assessments', id: assessmentId })
  expect(await storage.assessments.list()).toHaveLength(1)
})

it('after a long pause the bin is emptied a day later', async () => {
  const { storage, clock } = await deviceWithBin()
  clock.advance(90 * DAY)
  expect(await storage.bin.purgeExpired()).toBe(0)
  clock.advance(DAY)
  expect(await storage.bin.purgeExpired()).toBe(1)
})
