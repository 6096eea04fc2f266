import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CarriedRecords } from '@/domain/records/registry'
import { openKibeFile } from '@/exchange/open-kibe-file'
import ConflictsPage from '@/features/data/ConflictsPage.vue'
import FilePage from '@/features/data/FilePage.vue'
import SharePage from '@/features/data/SharePage.vue'
import WorkshopPage from '@/features/workshop/WorkshopPage.vue'
import { fakeStorage } from '../../support/fake-storage'
import { backupOf } from '../../support/kibe-file-device'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { choose, level, showOn, watchDownloads, type Device, type Download } from './device'
import { agreed, workshopDevice } from './workshop-device'

type Shown = Pick<Device, 'storage' | 'databaseName'>
let mounted: VueWrapper | null = null
let downloads: Download[] = []

beforeEach(() => {
  downloads = watchDownloads()
})
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open(device: Shown, page: Parameters<typeof showOn>[1], path: string): Promise<VueWrapper> {
  mounted?.unmount()
  mounted = (await showOn(device, page, path)).screen
  return mounted
}
/** The page on which the workshop of this device is chosen to be shared. */
async function sharing(device: Device): Promise<VueWrapper> {
  const screen = await open(device, SharePage, '/share')
  await untilSaid(screen, 'Which assessments?')
  await screen.get('input[type=checkbox]').setValue(true)
  await untilSaid(screen, 'What of the workshop?')
  return screen
}
async function made(screen: VueWrapper): Promise<File> {
  await screen.get('form').trigger('submit')
  await untilSaid(screen, 'The file is ready and verified')
  await button(screen, 'Save to the downloads').trigger('click')
  return new File([downloads.at(-1)?.blob ?? ''], 'shared.kibe')
}
async function recordsIn(file: File): Promise<CarriedRecords> {
  const opened = await openKibeFile(file)
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value.records
}
/** Adds a file on a device, by its screen. */
async function add(device: Shown, file: File): Promise<VueWrapper> {
  const screen = await open(device, FilePage, '/file')
  await choose(screen, file)
  const name =
    (await device.storage.assessments.list()).length === 0 ? 'Bring everything here' : 'Add to what is here'
  await vi.waitFor(() => button(screen, name), 10_000)
  await button(screen, name).trigger('click')
  await untilSaid(screen, 'Added.')
  return screen
}

describe('of a workshop a person shares', () => {
  it('the group’s results unless they choose otherwise: no list of participants, no ballot, no name', async () => {
    const screen = await sharing(await workshopDevice())
    expect(
      screen.findAll<HTMLInputElement>('input[type=radio]').map(({ element }) => element.checked),
    ).toEqual([false, true, false])
    expect(saidBy(screen)).toContain('the group’s results); without names')
    const records = await recordsIn(await made(screen))
    expect(records).toMatchObject({ participants: [], participantNames: [], ballots: [], priorityVotes: [] })
    expect(records.decisions).toMatchObject([{ reason: 'the group’s reason' }])
    expect(records.hands).toHaveLength(1)
    expect(records.answers).toMatchObject([{ itemId: 'INF-1', content: { value: 3 } }])
    expect(JSON.stringify(records)).not.toMatch(/planted/i)
  })

  it('the invitation alone: the rules, and nothing of what was said or decided', async () => {
    const screen = await sharing(await workshopDevice())
    await screen.get('input[value=invitation]').setValue(true)
    expect(saidBy(screen)).not.toContain('With the action plan')
    const records = await recordsIn(await made(screen))
    expect(records).toMatchObject({ sheets: [], answers: [], hands: [], decisions: [], ballots: [] })
    expect(records.workshops).toHaveLength(1)
    expect(JSON.stringify(records)).not.toMatch(/planted/i)
  })

  it('all of it only after reading who can read it, with a passphrase recommended, and names only if chosen', async () => {
    const screen = await sharing(await workshopDevice())
    expect(screen.find('[role=alert]').exists()).toBe(false)
    await screen.get('input[value=everything]').setValue(true)
    expect(screen.get('[role=alert]').text()).toMatch(/Whoever holds this file can read.*rule of the screens/)
    expect(screen.get<HTMLDetailsElement>('details:has([autocomplete=new-password])').element.open).toBe(true)
    const records = await recordsIn(await made(screen))
    expect(records.participants).toHaveLength(2)
    expect(records.ballots).toMatchObject([{ code: '2718', answers: { 'INF-1': { value: 4 } } }])
    expect(JSON.stringify(records)).not.toMatch(/Planted \d|planted@/)
  })
})

describe('a whole workshop that was opened on another device', () => {
  async function secondDevice(): Promise<{ here: Device; there: Shown }> {
    const here = await workshopDevice()
    const screen = await sharing(here)
    await screen.get('input[value=everything]').setValue(true)
    const file = await made(screen)
    const there = await fakeStorage()
    await add(there, file)
    return { here, there }
  }

  it('can be gone on with there: everything has come over', async () => {
    const { here, there } = await secondDevice()
    const { assessmentId: id } = here
    const [from, to] = [here.storage, there.storage]
    expect(await to.workshops.participants(id)).toEqual(await from.workshops.participants(id))
    expect(await to.ballots.ofAssessment(id)).toEqual(await from.ballots.ofAssessment(id))
    expect(await to.workshops.hands(id)).toEqual(await from.workshops.hands(id))
    expect(await to.workshops.decisions(id)).toEqual(await from.workshops.decisions(id))
    expect(await to.answers.ofSheet(here.sheetId)).toEqual(await from.answers.ofSheet(here.sheetId))
    const screen = await open(there, WorkshopPage, `/a/${id}/workshop`)
    await untilSaid(screen, 'The group is discussing')
    await untilSaid(screen, 'Handed in: 1; participants: 2')
    await to.workshops.change(id, { phase: 'closed' })
    await untilSaid(screen, 'The workshop is over')
  })

  it('and what was decided there comes back; two values for one indicator become a listed conflict', async () => {
    const { here, there } = await secondDevice()
    const { assessmentId: id, sheetId } = here
    await here.storage.workshops.decide(id, 'INF-2', level(1), agreed)
    await there.storage.workshops.decide(id, 'INF-2', level(4), { ...agreed, reason: 'another reason' })
    await there.storage.workshops.decide(id, 'INF-4', level(2), agreed)
    const draft = { code: '3141', round: 1, way: 'paper', answers: { 'INF-1': level(0) } } as const
    await there.storage.ballots.keep(id, draft)
    await add(here, new File([await backupOf(there.databaseName)], 'other room.kibe'))
    expect((await here.storage.workshops.decisions(id)).map(({ itemId }) => itemId).sort()).toEqual([
      'INF-1',
      'INF-2',
      'INF-4',
    ])
    expect(await here.storage.ballots.ofAssessment(id)).toHaveLength(2)
    const listed = await here.storage.conflicts.list()
    expect(listed.map(({ kind }) => kind).sort()).toEqual(['answers', 'decisions'])
    const answers = await here.storage.answers.ofSheet(sheetId)
    expect(answers.find(({ itemId }) => itemId === 'INF-4')?.content.value).toBe(2)
    const screen = await open(here, ConflictsPage, '/conflicts')
    await untilSaid(screen, '(INF-2)')
    expect(saidBy(screen)).toMatch(/Answer 1 – .*Answer 4 – |Answer 4 – .*Answer 1 – /)
  })
})

describe('the name of a participant that was changed on two devices', () => {
  async function bothNamed(): Promise<{ here: Device; file: File }> {
    const here = await workshopDevice()
    const there = await fakeStorage()
    await add(there, new File([await backupOf(here.databaseName)], 'a.kibe'))
    const [first = ''] = here.people
    await here.storage.workshops.setName(first, 'Planted Here')
    await there.storage.workshops.setName(first, 'Planted There')
    return { here, file: new File([await backupOf(there.databaseName)], 'b.kibe') }
  }

  it('is on no page more than the name of the participant with that code', async () => {
    const { here, file } = await bothNamed()
    const preview = await open(here, FilePage, '/file')
    await choose(preview, file)
    await untilSaid(preview, 'Name of participant 2718')
    for (const details of preview.findAll('details')) {
      details.element.setAttribute('open', '')
      await details.trigger('toggle')
    }
    expect(preview.html()).not.toMatch(/planted/i)
    await button(preview, 'Add to what is here').trigger('click')
    await untilSaid(preview, 'Added.')
    const conflicts = await open(here, ConflictsPage, '/conflicts')
    await untilSaid(conflicts, 'Name of participant 2718')
    expect(conflicts.findAll('.side')).toHaveLength(2)
    expect(conflicts.html()).not.toMatch(/planted/i)
  })

  it('stays erased where it was erased here, unless the person chooses otherwise', async () => {
    const { here, file } = await bothNamed()
    await here.storage.workshops.eraseNames(here.assessmentId)
    const screen = await open(here, FilePage, '/file')
    await choose(screen, file)
    await untilSaid(screen, 'Name of participant 2718')
    const checked = screen
      .findAll<HTMLInputElement>('input[type=radio]')
      .filter(({ element }) => element.checked)
    expect(checked.map(({ element }) => element.closest('label')?.textContent.trim())).toEqual(['As here'])
    await button(screen, 'Add to what is here').trigger('click')
    await untilSaid(screen, 'Added.')
    expect(await here.storage.workshops.names(here.assessmentId)).toEqual(new Map())
  })
})
