import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useOpenedFiles } from '@/parts/opened-files'
import { edited } from '../../domain/questionnaire/edit-document'
import { rawRows } from '../../support/fake-storage'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { newAssessment } from '../../support/storage-parts'
import { choose, fileOf, identityOf, libraryDevice, openLibrary, sample } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
})

async function open(
  device: Awaited<ReturnType<typeof libraryDevice>>,
  replaced: Record<string, string | null> = {},
) {
  const page = await openLibrary(device, replaced)
  mounted = page.screen
  await untilSaid(page.screen, 'Add a questionnaire from a file')
  return page
}
/** The card of the questionnaire with this title. */
function card(screen: VueWrapper, title: string): string {
  const found = screen.findAll('article').find((one) => one.get('h2').text() === title)
  return found ? saidBy(found) : ''
}
const { sha256 } = identityOf(sample)

describe('the list of questionnaires', () => {
  it('says of each what it is, how far it is in its languages, its file, licence and fingerprint', async () => {
    const { screen } = await open(await libraryDevice())
    const said = card(screen, 'Citizen participation at local level: self-assessment')
    expect(said).toContain('Assessment with scores · Version')
    expect(said).toContain('ქართული complete, not yet reviewed')
    expect(said).toContain('Licence CC-BY-4.0')
    expect(said).toContain('Not used on this device yet.')
    expect(screen.get('article code').text()).toMatch(/^[0-9a-f]{64}$/)
    expect(screen.findAll('article [lang=ka]').length).toBeGreaterThan(0)
  })

  it('has what is kept and not offered as well, marked as from a file, and says how many use it', async () => {
    const device = await libraryDevice()
    await device.storage.questionnaires.keep(sample, identityOf(sample))
    const questionnaire = identityOf(sample)
    const { assessment } = await device.storage.assessments.begin({ ...newAssessment, questionnaire })
    await device.storage.assessments.begin({ ...newAssessment, questionnaire })
    await device.storage.assessments.remove(assessment.id)
    const { screen } = await open(device)
    await untilSaid(screen, '2 assessments use it.')
    expect(card(screen, 'Sample')).toContain('Draft Assessment with scores · Version 1.2.0')
    expect(card(screen, 'Sample')).toContain('English complete, machine translation, not reviewed')
    expect(card(screen, 'Sample')).toContain('On this device, from a file. 2 assessments use it.')
  })

  it('needs no worker where all that is kept is offered too', async () => {
    const device = await libraryDevice()
    const { screen } = await open(device)
    await untilSaid(screen, 'Citizen participation')
    expect(device.threads).toHaveLength(0)
  })

  it('has what is kept where the host cannot be reached, says so, and asks again', async () => {
    const device = await libraryDevice()
    await device.storage.questionnaires.keep(sample, identityOf(sample))
    const replaced: Record<string, string | null> = { 'index.json': null }
    const { screen } = await open(device, replaced)
    expect(saidBy(screen.get('[role=alert]'))).toContain('only what is kept on this device is shown')
    expect(screen.findAll('article')).toHaveLength(1)
    expect(card(screen, 'Sample')).toContain('On this device.')
    delete replaced['index.json']
    await button(screen, 'Try again').trigger('click')
    await untilSaid(screen, 'Citizen participation')
    expect(screen.find('[role=alert]').exists()).toBe(false)
  })

  it('puts the versions of one questionnaire together, the newest first, with what changed in it', async () => {
    const device = await libraryDevice()
    const changes = [
      { since: '1.2.0', summary: { ka: 'უკეთესი', en: 'One question is clearer.' }, items: [] },
    ]
    const newer = edited(sample, { version: '1.2.1', changes }) as typeof sample
    await device.storage.questionnaires.keep(sample, identityOf(sample))
    await device.storage.questionnaires.keep(newer, identityOf(newer))
    const { screen } = await open(device)
    await untilSaid(screen, 'What changed since version 1.2.0: One question is clearer.')
    expect(card(screen, 'Sample')).toMatch(/Version 1\.2\.1.*Other version \(1\).*Version 1\.2\.0/s)
  })

  it('names how many of those kept cannot be used, and goes on with the others', async () => {
    const device = await libraryDevice()
    const faulty = edited(sample, { areas: [] }) as typeof sample
    await device.storage.questionnaires.keep(faulty, identityOf(faulty))
    const { screen } = await open(device)
    await untilSaid(screen, '1 questionnaire that is kept here cannot be read')
    expect(card(screen, 'Citizen participation at local level: self-assessment')).not.toBe('')
  })
})

describe('adding a questionnaire from a file', () => {
  it('puts it into the list, marked as from a file, and the focus on what came of it', async () => {
    const device = await libraryDevice()
    const { screen } = await open(device)
    await choose(screen, fileOf(sample))
    await untilSaid(screen, 'Added: “Sample”, version 1.2.0.')
    await untilSaid(screen, 'On this device, from a file.')
    expect(card(screen, 'Sample')).not.toBe('')
    expect(document.activeElement).toBe(screen.get('.result').element)
    expect(await device.storage.questionnaires.hashes()).toEqual([sha256])
  })

  it('shows everything that is wrong with it, place by place, and stores nothing', async () => {
    const device = await libraryDevice()
    const { screen } = await open(device)
    const before = await rawRows(device.databaseName)
    await choose(screen, fileOf(edited(sample, { licence: 7, 'scoring.bands[0].from': 0.1 }), 'bad.json'))
    await untilSaid(screen, '2 faults were found')
    const notice = screen.get('.result [role=alert]')
    expect(notice.findAll('code').map((place) => place.text())).toEqual(['licence', 'scoring.bands[0].from'])
    expect(saidBy(notice)).toContain('bad.json')
    expect(saidBy(notice)).toContain('Nothing of the file was stored.')
    expect(await rawRows(device.databaseName)).toEqual(before)
  })

  it('shows many faults portion by portion, down to the last', async () => {
    const { screen } = await open(await libraryDevice())
    const unknown = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`field${n}`, 1]))
    await choose(screen, fileOf({ ...sample, ...unknown }))
    await untilSaid(screen, '60 faults were found')
    expect(screen.findAll('.result li')).toHaveLength(50)
    await button(screen, 'Show more (10 left)').trigger('click')
    expect(screen.findAll('.result li')).toHaveLength(60)
  })

  it('takes several at once, also those dropped on the window, and says what became of each', async () => {
    const device = await libraryDevice()
    const { screen } = await open(device)
    useOpenedFiles().hand([
      fileOf('Dear council', 'letter.json'),
      fileOf(sample),
      fileOf(sample, 'again.json'),
      fileOf(edited(sample, { 'title.en': 'Changed' }), 'changed.json'),
    ])
    await untilSaid(screen, '“sample”, version 1.2.0, exists already with other content.')
    const results = screen.findAll('.result > .notice').map(saidBy)
    expect(results).toHaveLength(4)
    expect(results[0]).toContain('This is not a JSON file')
    expect(results[1]).toContain('Added: “Sample”')
    expect(results[2]).toContain('This questionnaire is in the list already: “Sample”, version 1.2.0.')
    expect(results[3]).toContain('changed.json')
    expect(await device.storage.questionnaires.hashes()).toEqual([sha256])
  })

  it('refuses one that is too large before a byte of it is read', async () => {
    const device = await libraryDevice()
    const { screen } = await open(device)
    const huge = fileOf('{}', 'huge.json')
    Object.defineProperty(huge, 'size', { value: 10_000_001 })
    await choose(screen, huge)
    await untilSaid(screen, 'The most that is read is 10 MB.')
    expect(device.threads).toHaveLength(0)
  })

  it('can be stopped, and then says nothing of the file', async () => {
    const device = await libraryDevice({ isBusy: true })
    const { screen } = await open(device)
    await choose(screen, fileOf(sample))
    await untilSaid(screen, 'Checking: sample.json')
    await button(screen, 'Stop').trigger('click')
    expect(screen.find('input[type=file]').exists()).toBe(true)
    expect(device.threads[0]?.isTerminated).toBe(true)
    expect(saidBy(screen.get('.result'))).toBe('')
  })

  it('that breaks down is told, and another try is possible', async () => {
    const device = await libraryDevice({ isBusy: true })
    const { screen } = await open(device)
    await choose(screen, fileOf(sample))
    await untilSaid(screen, 'Checking: sample.json')
    device.threads[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent)
    await untilSaid(screen, 'The check of the file did not come to its end.')
    expect(screen.find('input[type=file]').exists()).toBe(true)
  })
})
