import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import BinPage from '@/features/data/BinPage.vue'
import type { EvidenceDraft } from '@/domain/records/evidence'
import { useSaveStatus } from '@/parts/save-status'
import { StorageError, type OpenedStorage } from '@/storage/storage'
import { begunStorage, fakeStorage } from '../../support/fake-storage'
import { button, mountPage, saidBy, untilSaid } from '../../support/mount-page'
import { newAssessment } from '../../support/storage-parts'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  document.body.replaceChildren()
})

const evidence = (title: string): EvidenceDraft => ({
  kind: 'minutes',
  title,
  number: '',
  date: '2025-06-01',
  link: '',
})

async function open(storage: OpenedStorage) {
  const { screen } = await mountPage(BinPage, { storage, language: 'en', path: '/bin' })
  mounted = screen
  await vi.waitFor(() => expect(saidBy(screen)).toMatch(/Nothing was deleted|Bring back/))
  return screen
}

/** Three assessments of the practice municipality that were deleted one after the other, the last of wave 2026. */
async function threeDeleted() {
  const opened = await fakeStorage()
  const { storage, clock } = opened
  const ids: string[] = []
  for (const wave of ['2024', '2025', '2026']) {
    const { assessment } = await storage.assessments.begin({ ...newAssessment, wave })
    clock.advance(60)
    await storage.assessments.remove(assessment.id)
    ids.push(assessment.id)
  }
  return { ...opened, ids }
}

const waves = (screen: VueWrapper) => screen.findAll('article h2').map((heading) => heading.text().slice(-4))
const focused = () => document.activeElement?.textContent.replaceAll(/\s+/g, ' ').trim()

describe('the page of what was deleted', () => {
  it('says so where nothing was', async () => {
    const { storage } = await fakeStorage()
    const screen = await open(storage)
    expect(saidBy(screen)).toContain('Nothing was deleted in the last 30 days.')
    expect(screen.findAll('article')).toEqual([])
  })

  it('names an assessment by municipality and wave, and says when it was deleted and how long it stays', async () => {
    const { storage, assessmentId, clock } = await begunStorage()
    await storage.assessments.remove(assessmentId)
    clock.advance(3600)
    const screen = await open(storage)
    const card = screen.get('article')
    expect(card.get('h2').text()).toBe('Practice municipality 2026')
    expect(saidBy(card)).toContain('Assessment')
    expect(saidBy(card)).toContain('Deleted: 1 March 2026, 16:00. 30 days left.')
  })

  it('names evidence and actions by their titles, and the assessment they belong to', async () => {
    const { storage, assessmentId, sheetId } = await begunStorage()
    const { id } = await storage.evidence.add(sheetId, 'INF-1', evidence('ოქმი №7'), null)
    await storage.evidence.remove(id)
    const screen = await open(storage)
    const card = screen.get('article')
    expect(card.get('h2').text()).toBe('ოქმი №7')
    expect(saidBy(card)).toContain('Evidence · Practice municipality 2026')
    expect(await storage.assessments.get(assessmentId)).not.toBeNull()
  })

  it('brings back the one that was asked for and leaves the others', async () => {
    const { storage, ids } = await threeDeleted()
    const screen = await open(storage)
    expect(waves(screen)).toEqual(['2026', '2025', '2024'])
    await screen.findAll('article')[1]?.get('button').trigger('click')
    await untilSaid(screen, 'Brought back: Practice municipality 2025.')
    await vi.waitFor(() => expect(waves(screen)).toEqual(['2026', '2024']))
    expect((await storage.assessments.list()).map(({ id }) => id)).toEqual([ids[1]])
  })

  it('asks before it deletes for good, and leaves everything where the person thinks again', async () => {
    const { storage } = await threeDeleted()
    const screen = await open(storage)
    await button(screen, 'Delete for good').trigger('click')
    expect(screen.get('dialog').text()).toContain('“Practice municipality 2026” and everything')
    await button(screen.get('dialog') as unknown as VueWrapper, 'Cancel').trigger('click')
    expect(screen.find('dialog').exists()).toBe(false)
    expect(await storage.bin.list()).toHaveLength(3)
  })

  it('deletes for good the one that was asked for, after which it cannot be brought back', async () => {
    const { storage, ids } = await threeDeleted()
    const screen = await open(storage)
    await button(screen, 'Delete for good').trigger('click')
    await button(screen.get('dialog') as unknown as VueWrapper, 'Delete for good').trigger('click')
    await untilSaid(screen, 'Deleted for good: Practice municipality 2026.')
    await vi.waitFor(() => expect(waves(screen)).toEqual(['2025', '2024']))
    const gone = { kind: 'assessments', id: ids[2] ?? '' } as const
    await expect(storage.bin.restore(gone)).rejects.toBeInstanceOf(StorageError)
  })

  it('goes on with the focus from where something was taken away, and at the end to the heading', async () => {
    const { storage } = await threeDeleted()
    const screen = await open(storage)
    const takeBack = (index: number) => screen.findAll('article')[index]?.get('button').trigger('click')
    await takeBack(1)
    await vi.waitFor(() => expect(focused()).toBe('Bring back Practice municipality 2024'))
    await takeBack(1)
    await vi.waitFor(() => expect(focused()).toBe('Bring back Practice municipality 2026'))
    await takeBack(0)
    await vi.waitFor(() => expect(focused()).toBe('Recently deleted'))
    expect(saidBy(screen)).toContain('Nothing was deleted')
  })

  it('keeps what could not be brought back, and says that it failed', async () => {
    const { storage } = await threeDeleted()
    const failing = { ...storage.bin, restore: () => Promise.reject(new StorageError('locked')) }
    const screen = await open({ ...storage, bin: failing })
    await button(screen, 'Bring back').trigger('click')
    await vi.waitFor(() =>
      expect(useSaveStatus().status).toMatchObject({ state: 'failed', failure: 'locked' }),
    )
    expect(saidBy(screen)).not.toContain('Brought back')
    expect(waves(screen)).toHaveLength(3)
  })
})
