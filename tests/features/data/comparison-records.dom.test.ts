import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import BinPage from '@/features/data/BinPage.vue'
import ConflictsPage from '@/features/data/ConflictsPage.vue'
import FilePage from '@/features/data/FilePage.vue'
import { importFiles, makeShare, restoreFile } from '@/workers/kibe-file'
import { newProgramme } from '../../support/comparison-drafts'
import { fakeStorage } from '../../support/fake-storage'
import { backupOf, chosen, on, unheard } from '../../support/kibe-file-device'
import { mountPage, saidBy, untilSaid } from '../../support/mount-page'
import { answeredDevice, choose, showOn, type Device } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

/** A device with an assessment, and a programme of its questionnaire. */
async function projectLead(): Promise<Device & { programmeId: string }> {
  const device = await answeredDevice()
  const [assessment] = await device.storage.assessments.list()
  if (!assessment) throw new Error('nothing was begun')
  const { questionnaire } = assessment
  const { id } = await device.storage.programmes.add({ ...newProgramme, name: 'Spring', questionnaire })
  return { ...device, programmeId: id }
}

/** The programme's starter file, made as the page does it. */
async function starterOf({ databaseName, programmeId }: { databaseName: string; programmeId: string }) {
  const bare = { withNames: false, withNotes: false, withAttachments: false }
  const selection = { assessments: [], questionnaires: [], programmes: [programmeId], ...bare }
  const origin = { appVersion: '0.1.0', createdAt: '2026-03-01T12:00:00Z' }
  const making = { origin, selection, passphrase: null }
  const made = await makeShare(making, unheard, on(databaseName)).done
  if (!made.ok) throw new Error('not made')
  return new File([made.value.file], 'starter.kibe')
}

it('the bin calls a programme by its name, and says what it is and nothing of an assessment', async () => {
  const { storage, programmeId } = await projectLead()
  await storage.programmes.remove(programmeId)
  const { screen } = await mountPage(BinPage, { storage, language: 'en', path: '/bin' })
  mounted = screen
  await untilSaid(screen, 'Bring back')
  expect(screen.get('article h2').text()).toBe('Spring')
  expect(screen.get('article .soft').text()).toBe('Programme')
})

it('a programme that was changed on two devices is asked about by its name, and not as part of an assessment', async () => {
  const here = await projectLead()
  const { storage, databaseName } = await fakeStorage()
  await restoreFile(chosen(await backupOf(here.databaseName)), unheard, on(databaseName)).done
  await here.storage.programmes.change(here.programmeId, { donor: 'ONE' })
  await storage.programmes.change(here.programmeId, { donor: 'TWO' })
  const files = [chosen(await backupOf(databaseName))]
  await importFiles({ files, choices: [] }, unheard, on(here.databaseName)).done
  const { screen } = await showOn(here, ConflictsPage, '/conflicts')
  mounted = screen
  await untilSaid(screen, '1 left to choose')
  const card = screen.get('article')
  expect(card.get('h2').text()).toBe('Programme: Spring')
  expect(saidBy(card.get('header'))).not.toContain('assessment')
  expect(screen.findAll('.side').map((side) => /Donor (\w+)/.exec(saidBy(side))?.[1])).toEqual(
    expect.arrayContaining(['ONE', 'TWO']),
  )
})

it('a starter file says what is in it, brings the programme with its questionnaire, and later names what is newer', async () => {
  const lead = await projectLead()
  const municipality = await fakeStorage()
  const { screen } = await showOn(municipality, FilePage, '/file')
  mounted = screen
  await choose(screen, await starterOf(lead))
  await untilSaid(screen, 'In it: 1 programme, 1 questionnaire.')
  expect(saidBy(screen)).not.toContain('Left out')
  await screen.get('button.primary').trigger('click')
  await untilSaid(screen, 'Added.')
  expect(await municipality.storage.programmes.list()).toEqual(await lead.storage.programmes.list())
  expect(await municipality.storage.assessments.list()).toEqual([])

  await lead.storage.programmes.change(lead.programmeId, { name: 'Autumn' })
  await choose(screen, await starterOf(lead))
  await untilSaid(screen, 'Programmes, practice cards and the like 1 newer in the file')
  const details = screen.get<HTMLDetailsElement>('details')
  details.element.open = true
  await details.trigger('toggle')
  await untilSaid(screen, 'Programme: Autumn')
})
