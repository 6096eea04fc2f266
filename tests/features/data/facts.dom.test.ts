import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import DamagedRecords from '@/features/data/DamagedRecords.vue'
import StorageSafety from '@/features/data/StorageSafety.vue'
import StoredFacts from '@/features/data/StoredFacts.vue'
import type { SpaceEstimate } from '@/platform/storage-health'
import { begunStorage, fakeStorage, putRaw } from '../../support/fake-storage'
import { button, keptHealth, mountPage, saidBy, untilSaid, type MountParts } from '../../support/mount-page'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  vi.restoreAllMocks()
})

async function show(page: Component, parts: MountParts): Promise<VueWrapper> {
  const { screen } = await mountPage(page, { language: 'en', path: '/data', ...parts })
  mounted = screen
  return screen
}

/** The facts as term and description. */
function facts(screen: VueWrapper): Record<string, string> {
  const rows = screen.findAll('dl > div')
  return Object.fromEntries(rows.map((row) => [row.get('dt').text(), saidBy(row.get('dd'))]))
}

const answer = { state: 'answered', value: 3, naReason: '', note: '' } as const

describe('what is stored', () => {
  it('is counted, with the last backup and how much is in none', async () => {
    const { storage, sheetId, clock } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', answer)
    const screen = await show(StoredFacts, { storage })
    await untilSaid(screen, 'On this device')
    // The assessment, its sheet, and the answer.
    expect(facts(screen)).toEqual({
      'On this device': '1 assessment, 1 answer, 0 files (3 records in all)',
      'Last verified backup': 'None yet',
      'In no backup': '1 change',
    })
    clock.advance(60)
    await storage.settings.set('lastBackup', clock.now())
    await vi.waitFor(() =>
      expect(facts(screen)).toMatchObject({
        'Last verified backup': '1 March 2026, 16:01',
        'In no backup': 'Nothing: everything is in the last backup',
      }),
    )
    clock.advance(60)
    await storage.answers.save(sheetId, 'INF-2', answer)
    await vi.waitFor(() => expect(facts(screen)['In no backup']).toBe('1 change'))
  })

  it('is said to be nothing where there is nothing', async () => {
    const { storage } = await fakeStorage()
    const screen = await show(StoredFacts, { storage })
    await untilSaid(screen, 'Nothing is stored here yet.')
    expect(facts(screen)).toEqual({})
  })

  it('comes with the space that is used and free', async () => {
    const { storage } = await fakeStorage()
    const space: SpaceEstimate = { usedBytes: 2_500_000, quotaBytes: 902_500_000 }
    const health = { ...keptHealth(), estimate: () => Promise.resolve(space) }
    const screen = await show(StorageSafety, { storage, health })
    await vi.waitFor(() => expect(saidBy(screen)).toContain('Space used: 2.5 MB. Free: about 900 MB.'))
  })

  it.each([
    ['granted', 'has confirmed that it will not delete', false],
    ['denied', 'has not confirmed that it will keep', true],
    ['unknown', 'It is not known whether this browser', true],
  ] as const)('is said to be %s persistence, and asked for where it is not granted', async (...given) => {
    const [persistence, sentence, isAskable] = given
    const { storage } = await fakeStorage()
    const health = { ...keptHealth(), persisted: () => Promise.resolve(persistence) }
    const screen = await show(StorageSafety, { storage, health })
    await untilSaid(screen, sentence)
    expect(health.asked).toBe(0)
    const ask = screen.findAll('button').filter((each) => each.text().includes('Ask the browser'))
    expect(ask).toHaveLength(isAskable ? 1 : 0)
    await ask[0]?.trigger('click')
    expect(health.asked).toBe(isAskable ? 1 : 0)
  })
})

describe('a tab of Safari', () => {
  const PHONE =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'

  it('is told that it may lose everything, and how to install Kibe; without any number of days', async () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(PHONE)
    const { storage } = await fakeStorage()
    const screen = await show(StoredFacts, { storage })
    await untilSaid(screen, 'Safari deletes what a site has stored')
    expect(saidBy(screen)).toContain('Add to Home Screen')
    expect(saidBy(screen)).toContain('The installed app begins empty')
    expect(saidBy(screen.get('.notice'))).not.toMatch(/\d/)
  })

  it('is the only place where that is said', async () => {
    const { storage } = await fakeStorage()
    const screen = await show(StoredFacts, { storage })
    await untilSaid(screen, 'Nothing is stored here yet.')
    expect(saidBy(screen)).not.toContain('Safari')
  })
})

describe('records that cannot be read', () => {
  it('are named, and everything can be taken out as it lies there', async () => {
    const { storage, databaseName, assessmentId } = await begunStorage()
    await putRaw(databaseName, 'actions', { id: 'broken-action', assessmentId, title: 7 })
    const takeOut = vi.fn(() => Promise.resolve(new Blob(['{"kind":"kibe-raw-dump"}'])))
    const handed = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
    URL.createObjectURL = () => 'blob:test/1'
    const screen = await show(DamagedRecords, { storage, takeOut })
    await untilSaid(screen, '1 record cannot be read')
    expect(saidBy(screen)).toContain('actions/broken-action')
    await button(screen, 'Save everything as a file').trigger('click')
    await untilSaid(screen, 'The file kibe-2026-03-01-emergency.json was handed to the browser.')
    expect(takeOut).toHaveBeenCalledOnce()
    expect(handed).toHaveBeenCalledOnce()
  })

  it('are not spoken of where there are none', async () => {
    const { storage } = await begunStorage()
    const screen = await show(DamagedRecords, { storage })
    await flushPromises()
    expect(saidBy(screen)).toBe('')
  })
})
