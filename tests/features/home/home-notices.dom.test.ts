import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import HomePage from '@/features/home/HomePage.vue'
import { useUndo } from '@/parts/undo'
import type { CalendarDate } from '@/domain/shared/units'
import type { StoredAmount } from '@/storage/keeping'
import { StorageError, type OpenedStorage } from '@/storage/storage'
import { begunStorage, fakeStorage } from '../../support/fake-storage'
import { button, markerOf, mountPage, saidBy, untilSaid } from '../../support/mount-page'
import { newAssessment } from '../../support/storage-parts'

let mounted: VueWrapper | null = null
afterEach(() => mounted?.unmount())

const lost = { assessments: 3, seenOn: '2026-02-11' as CalendarDate }

async function open(storage: OpenedStorage, presence: typeof lost | null = null) {
  const marker = markerOf(presence)
  const page = await mountPage(HomePage, { storage, language: 'en', marker })
  mounted = page.screen
  return { ...page, marker }
}

/** The storage as if so much had been changed since the last backup. */
function withChanges(storage: OpenedStorage, changedSince: number): OpenedStorage {
  const amount = async (since: string | null): Promise<StoredAmount> => ({
    ...(await storage.amount(since)),
    changedSince,
  })
  return { ...storage, amount }
}

describe('work that the browser has deleted', () => {
  it('is named on the first screen with its day, with the way to a file', async () => {
    const { storage } = await fakeStorage()
    const { screen } = await open(storage, lost)
    await untilSaid(screen, 'The browser has deleted what Kibe kept here.')
    expect(saidBy(screen)).toContain('On 11 February 2026 there were still 3 assessments.')
    const links = screen.get('[role=alert]').findAll('a')
    expect(links.map((link) => link.attributes('href'))).toEqual(['/file'])
  })

  it('is not named again once the person has said so', async () => {
    const { storage } = await fakeStorage()
    const { screen, marker } = await open(storage, lost)
    await untilSaid(screen, 'The browser has deleted')
    await button(screen, 'Do not show again').trigger('click')
    expect(saidBy(screen)).not.toContain('The browser has deleted')
    expect(marker.presence).toBeNull()
  })

  it('is not claimed when it could not be read; instead everything can be taken out', async () => {
    const { storage } = await fakeStorage()
    const list = () => Promise.reject(new StorageError('unknown'))
    const { screen, marker } = await open({ ...storage, assessments: { ...storage.assessments, list } }, lost)
    await untilSaid(screen, 'Storing or reading did not work.')
    expect(saidBy(screen)).not.toContain('The browser has deleted')
    expect(saidBy(screen)).not.toContain('Where do we stand')
    expect(button(screen, 'Save everything as a file').attributes('disabled')).toBeUndefined()
    expect(marker.presence).toEqual(lost)
  })
})

describe('the reminder on the first screen', () => {
  it('names how much is only here, and leads to the backup', async () => {
    const { storage } = await begunStorage()
    const { screen } = await open(withChanges(storage, 1200))
    await untilSaid(screen, '1,200 changes are only on this device')
    const link = screen.findAll('a').find((each) => each.text() === 'Make a backup')
    expect(link?.attributes('href')).toBe('/data')
    // It interrupts nobody.
    expect(screen.find('[role=alert]').exists()).toBe(false)
  })

  it('is not there for little work', async () => {
    const { storage } = await begunStorage()
    const counting = withChanges(storage, 39)
    const amount = vi.spyOn(counting, 'amount')
    const { screen } = await open(counting)
    await untilSaid(screen, 'Practice municipality')
    await vi.waitFor(() => expect(amount).toHaveResolved())
    await flushPromises()
    expect(saidBy(screen)).not.toContain('only on this device')
  })

  it('that is put off leaves the person alone for a week, also at the next visit', async () => {
    const { storage, clock } = await begunStorage()
    const { screen } = await open(withChanges(storage, 500))
    await untilSaid(screen, '500 changes are only on this device')
    await button(screen, 'Later').trigger('click')
    await vi.waitFor(() => expect(saidBy(screen)).not.toContain('only on this device'))
    expect(await storage.settings.get('backupPutOff')).toBe(clock.now())
    await storage.settings.set('backupPutOff', '2026-02-22T12:00:00.000Z')
    await untilSaid(screen, '500 changes are only on this device')
  })
})

describe('deleting one assessment among many', () => {
  it('offers to undo that one only, and undoing brings back no other (R41)', async () => {
    const { storage } = await fakeStorage()
    const ids = new Map<string, string>()
    for (const wave of ['2024', '2025', '2026']) {
      ids.set(wave, (await storage.assessments.begin({ ...newAssessment, wave })).assessment.id)
    }
    const { screen } = await open(storage)
    const remove = async (wave: string) => {
      const card = screen.findAll('article').find((each) => each.text().includes(`${wave} ·`))
      await card?.findAll('button').at(-1)?.trigger('click')
      await vi.waitFor(() => expect(useUndo().offer?.sentence).toContain(wave))
    }
    await untilSaid(screen, '2024')
    await remove('2024')
    await vi.waitFor(() => expect(screen.findAll('article')).toHaveLength(2))
    await remove('2026')
    await useUndo().offer?.undo()
    const living = (await storage.assessments.list()).map(({ id }) => id)
    expect(living.toSorted()).toEqual([ids.get('2025'), ids.get('2026')].toSorted())
    await untilSaid(screen, 'Recently deleted')
    const link = screen.findAll('a').find((each) => each.text() === 'Recently deleted')
    expect(link?.attributes('href')).toBe('/bin')
  })
})
