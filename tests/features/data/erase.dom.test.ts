import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import ErasePanel from '@/features/data/ErasePanel.vue'
import type { CalendarDate } from '@/domain/shared/units'
import { eraseEverything } from '@/storage/erase'
import { fakeStorage, rawDatabase, rawRows } from '../../support/fake-storage'
import { heldWords } from '../../support/held-words'
import { button, markerOf, mountPage, saidBy, untilSaid } from '../../support/mount-page'
import { newAssessment } from '../../support/storage-parts'

/** What the marker says before. */
const presence = { assessments: 1, seenOn: '2026-02-11' as CalendarDate }
let mounted: VueWrapper | null = null
afterEach(async () => {
  mounted?.unmount()
  await eraseEverything()
})

/** The panel over the real database, with one assessment of one answer in it. */
async function open() {
  const { storage } = await fakeStorage({ databaseName: 'kibe' })
  const { sheet } = await storage.assessments.begin(newAssessment)
  await storage.answers.save(sheet.id, 'INF-1', { state: 'answered', value: 2, naReason: '', note: '' })
  const marker = markerOf(presence)
  const lastWords = heldWords()
  lastWords.put(`${sheet.id}/INF-1`, '{"note":"ბოლო სიტყვა"}')
  const parts = { storage, language: 'en', marker, lastWords, path: '/data' } as const
  const { screen } = await mountPage(ErasePanel, parts)
  mounted = screen
  return { screen, storage, marker, lastWords }
}
const dialog = (screen: VueWrapper) => screen.get('dialog') as unknown as VueWrapper

async function confirm(screen: VueWrapper): Promise<void> {
  await button(screen, 'Erase everything…').trigger('click')
  await dialog(screen).get('input[type=checkbox]').setValue(true)
  await button(dialog(screen), 'Erase everything').trigger('click')
}
const databases = async () => (await indexedDB.databases()).map(({ name }) => name)

describe('erasing everything', () => {
  it('says what it deletes and what of it is in no backup, and cannot be done before the person is sure', async () => {
    const { screen, storage } = await open()
    expect(saidBy(screen)).toContain('Backup files that you have saved elsewhere stay.')
    await button(screen, 'Erase everything…').trigger('click')
    await untilSaid(screen, 'This will be deleted: 1 assessment, 1 answer, 0 files.')
    expect(saidBy(screen)).toContain('1 change is in no backup and would be lost.')
    expect(button(dialog(screen), 'Erase everything').attributes('disabled')).toBeDefined()
    await button(dialog(screen), 'Cancel').trigger('click')
    expect(await storage.assessments.list()).toHaveLength(1)
  })

  it('offers a backup first, and deletes nothing then', async () => {
    const { screen, storage } = await open()
    await button(screen, 'Erase everything…').trigger('click')
    await untilSaid(screen, 'Make a backup first')
    await button(screen, 'Make a backup first').trigger('click')
    expect(screen.getComponent(ErasePanel).emitted('backup')).toHaveLength(1)
    expect(screen.find('dialog').exists()).toBe(false)
    expect(await storage.assessments.list()).toHaveLength(1)
  })

  it('deletes the database, the marker and last words, then begins anew at the first screen', async () => {
    const { screen, marker, lastWords } = await open()
    history.replaceState(null, '', '#/data')
    await confirm(screen)
    await vi.waitFor(() => expect(location.hash).toBe(''))
    expect(await databases()).not.toContain('kibe')
    expect(marker.presence).toBeNull()
    expect(lastWords.under('').size).toBe(0)
  })

  it('deletes nothing while another window does not let go, says so, and leaves the marker', async () => {
    const { screen, marker, lastWords } = await open()
    const before = await rawRows('kibe')
    const other = await rawDatabase('kibe')
    await confirm(screen)
    await vi.waitFor(
      () => expect(saidBy(screen)).toContain('Nothing was erased. Another window of Kibe is still open'),
      5_000,
    )
    other.close()
    expect(await rawRows('kibe')).toEqual(before)
    expect(marker.presence).toEqual(presence)
    expect(lastWords.under('').size).toBe(1)
  })
})
