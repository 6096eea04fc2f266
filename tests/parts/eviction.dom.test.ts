import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useEviction } from '@/parts/eviction'
import type { Presence } from '@/platform/marker'
import type { CalendarDate } from '@/domain/shared/units'
import type { OpenedStorage } from '@/storage/storage'
import { begunStorage, fakeStorage } from '../support/fake-storage'
import { markerOf, mountPage } from '../support/mount-page'

const before: Presence = { assessments: 3, seenOn: '2026-02-11' as CalendarDate }
/** The day of the tests' clock. */
const TODAY = '2026-03-01'

let mounted: VueWrapper | null = null
afterEach(() => mounted?.unmount())

const Shell = defineComponent({
  setup() {
    useEviction()
    return () => h('main')
  },
})

async function start(storage: OpenedStorage, presence: Presence | null = before) {
  const marker = markerOf(presence)
  mounted = (await mountPage(Shell, { storage, marker })).screen
  await flushPromises()
  return { marker, eviction: useEviction() }
}

describe('what the browser has deleted', () => {
  it('is named where the marker says that there was work and not one record is left', async () => {
    const { storage } = await fakeStorage()
    const { marker, eviction } = await start(storage)
    await vi.waitFor(() => expect(eviction.lost).toEqual(before))
    expect(marker.presence).toEqual(before)
  })

  it('is named until the person knows, and then no more', async () => {
    const { storage } = await fakeStorage()
    const { marker, eviction } = await start(storage)
    await vi.waitFor(() => expect(eviction.lost).not.toBeNull())
    eviction.dismiss()
    expect(eviction.lost).toBeNull()
    expect(marker.presence).toBeNull()
  })

  it('is not named any more once something is stored again, and the marker says what is there now', async () => {
    const { storage } = await fakeStorage()
    const { marker, eviction } = await start(storage)
    await vi.waitFor(() => expect(eviction.lost).not.toBeNull())
    const { storage: other } = await begunStorage()
    await storage.backup.replaceAll((await other.backup.readAll()).records)
    await vi.waitFor(() => expect(eviction.lost).toBeNull())
    expect(marker.presence).toEqual({ assessments: 1, seenOn: TODAY })
  })

  it('is not claimed of what a person has deleted, not even right before the page was closed', async () => {
    const { storage, assessmentId } = await begunStorage()
    await storage.assessments.remove(assessmentId)
    const { marker, eviction } = await start(storage)
    await vi.waitFor(() => expect(marker.presence).toBeNull())
    expect(eviction.lost).toBeNull()
  })

  it('is not claimed of what was deleted for good', async () => {
    const { storage, assessmentId } = await begunStorage()
    await storage.assessments.remove(assessmentId)
    await storage.bin.purge({ kind: 'assessments', id: assessmentId })
    const { marker, eviction } = await start(storage)
    await vi.waitFor(() => expect(marker.presence).toBeNull())
    expect(eviction.lost).toBeNull()
  })

  it('is not claimed where the first visit finds no marker', async () => {
    const { storage } = await fakeStorage()
    const list = vi.spyOn(storage.assessments, 'list')
    const { marker, eviction } = await start(storage, null)
    await vi.waitFor(() => expect(list).toHaveResolved())
    await storage.amount(null)
    await flushPromises()
    expect([eviction.lost, marker.presence]).toEqual([null, null])
  })

  it.each(['list', 'amount'] as const)(
    'is not claimed, and the marker stays, where %s cannot be read',
    async (which) => {
      const { storage } = await fakeStorage()
      const fails = vi.fn(() => Promise.reject(new Error('not read')))
      const failing: OpenedStorage =
        which === 'amount'
          ? { ...storage, amount: fails }
          : { ...storage, assessments: { ...storage.assessments, list: fails } }
      const { marker, eviction } = await start(failing)
      await vi.waitFor(() => expect(fails).toHaveBeenCalled())
      // Whatever else may have been asked of the store has its answer before this.
      await storage.amount(null)
      await flushPromises()
      expect(eviction.lost).toBeNull()
      expect(marker.presence).toEqual(before)
    },
  )
})

describe('the marker', () => {
  it('is written anew where it is gone although there is work', async () => {
    const { storage } = await begunStorage()
    const { marker } = await start(storage, null)
    await vi.waitFor(() => expect(marker.presence).toEqual({ assessments: 1, seenOn: TODAY }))
  })

  it('follows what is stored, and is cleared when a person has deleted the last assessment', async () => {
    const { storage, assessmentId } = await begunStorage()
    const { marker, eviction } = await start(storage, null)
    await vi.waitFor(() => expect(marker.presence).not.toBeNull())
    await storage.assessments.remove(assessmentId)
    await vi.waitFor(() => expect(marker.presence).toBeNull())
    expect(eviction.lost).toBeNull()
  })
})
