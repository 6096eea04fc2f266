import type { VueWrapper } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { useUndo } from '@/parts/undo'
import { aQuestionnaire, anArea, anIndicator, anItem, inBoth } from '../../support/questionnaires'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { newAssessment } from '../../support/storage-parts'
import { identityOf, libraryDevice, openOne, sample, unfold } from './device'

const FILE = 'participation/1.0.0.json'
const served = fingerprint(JSON.parse(readFileSync(`questionnaires/${FILE}`, 'utf8')))
const { sha256 } = identityOf(sample)

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
})

async function open(...given: Parameters<typeof openOne>) {
  const page = await openOne(...given)
  mounted = page.screen
  return page
}
async function withSample() {
  const device = await libraryDevice()
  await device.storage.questionnaires.keep(sample, identityOf(sample))
  return device
}

describe('reading a questionnaire', () => {
  it('shows one that the host offers down to its levels, evidence and law, each when it is opened', async () => {
    const { screen } = await open(await libraryDevice(), served)
    await untilSaid(screen, '8 areas, 44 indicators')
    expect(saidBy(screen)).not.toContain('Proactive publication of public information')
    await unfold(screen, 'Open information')
    expect(saidBy(screen)).not.toContain('There is no public information section')
    await unfold(screen, 'Proactive publication of public information')
    expect(saidBy(screen)).toContain('0 There is no public information section')
    expect(saidBy(screen)).toContain('What counts as evidence')
    expect(saidBy(screen)).toContain('Required by law')
    expect(saidBy(screen)).toContain('No lawyer has reviewed this legal note yet.')
  })

  it('is in the language of the screen at first, and in any other that is chosen, marked with it', async () => {
    const { screen } = await open(await libraryDevice(), served)
    await untilSaid(screen, 'Open information')
    await screen.get('select').setValue('ka')
    expect(saidBy(screen)).toContain('ღია ინფორმაცია')
    expect(screen.get('details.area summary [lang]').attributes('lang')).toBe('ka')
  })

  it('shows one that is kept where the host cannot be reached', async () => {
    const { screen } = await open(await withSample(), sha256, { 'index.json': null })
    await untilSaid(screen, '3 areas, 3 indicators, 9 questions')
    expect(screen.get('h1').text()).toBe('Sample')
    expect(saidBy(screen)).toContain('This is a draft')
  })

  it('says how each kind of item is answered, and on which answers it depends', async () => {
    const questionnaire = aQuestionnaire({
      areas: [
        anArea('area-1', {
          indicators: [
            anIndicator('IND-1', {
              items: [
                anItem('yesPartlyNo', 'lit', { label: inBoth('Is the road lit?'), requiredIf: true }),
                anItem('number', 'lamps', {
                  label: inBoth('Lamps'),
                  unit: 'other',
                  unitLabel: inBoth('lamps'),
                  integer: true,
                  min: 1,
                  max: 1500,
                  scored: false,
                  visibleIf: { op: 'eq', args: [{ item: 'lit' }, 'yes'] },
                }),
              ],
            }),
          ],
        }),
      ],
    })
    const device = await libraryDevice()
    await device.storage.questionnaires.keep(questionnaire, identityOf(questionnaire))
    const { screen } = await open(device, identityOf(questionnaire).sha256)
    await untilSaid(screen, 'Area area-1')
    await unfold(screen, 'Area area-1')
    await unfold(screen, 'Title of IND-1')
    expect(saidBy(screen)).toContain('Yes, partly or no, an answer is required')
    expect(saidBy(screen)).toContain('Number, lamps, 1 – 1,500')
    expect(saidBy(screen)).toMatch(/it depends on the answers to:\s+Is the road lit\?/)
  })

  it('draws a long one piece by piece', async () => {
    const indicators = Array.from({ length: 75 }, (_, n) => anIndicator(`IND-${n}`))
    const questionnaire = aQuestionnaire({ areas: [anArea('long', { indicators })] })
    const device = await libraryDevice()
    await device.storage.questionnaires.keep(questionnaire, identityOf(questionnaire))
    const { screen } = await open(device, identityOf(questionnaire).sha256)
    await untilSaid(screen, 'Area long')
    await unfold(screen, 'Area long')
    expect(screen.findAll('details.area details')).toHaveLength(30)
    await button(screen, 'Show more (45 left)').trigger('click')
    expect(screen.findAll('details.area details')).toHaveLength(60)
  })

  it('says what is wrong with one that was changed, and with one that is nowhere', async () => {
    const tampered = JSON.stringify({
      ...JSON.parse(readFileSync(`questionnaires/${FILE}`, 'utf8')),
      authors: [],
    })
    const { screen } = await open(await libraryDevice(), served, { [FILE]: tampered })
    await untilSaid(screen, 'its fingerprint does not match the published one')
    mounted?.unmount()
    const nowhere = await open(await libraryDevice(), 'd'.repeat(64))
    await untilSaid(nowhere.screen, 'neither kept on this device nor offered on this site')
    expect(nowhere.screen.get('h1').text()).toBe('Questionnaire')
  })

  it('leads to beginning with exactly this one', async () => {
    const { screen, router } = await open(await withSample(), sha256)
    await untilSaid(screen, '3 areas')
    const link = screen.findAll('a').find((one) => one.text() === 'Begin')
    expect(router.resolve(link?.attributes('href') ?? '')).toMatchObject({
      name: 'begin',
      query: { questionnaire: sha256 },
    })
  })
})

describe('removing a questionnaire', () => {
  it('takes it away, and can be undone', async () => {
    const device = await withSample()
    const { screen, router } = await open(device, sha256)
    await untilSaid(screen, 'No assessment uses this questionnaire.')
    await button(screen, 'Remove the questionnaire').trigger('click')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('library'))
    expect(await device.storage.questionnaires.hashes()).toEqual([])
    expect(useUndo().offer?.sentence).toBe('Removed: “Sample”, version 1.2.0.')
    await useUndo().offer?.undo()
    expect((await device.storage.questionnaires.get(sha256))?.document).toEqual(sample)
  })

  it('is not offered while assessments use it; it says how many and which, those in the bin too', async () => {
    const device = await withSample()
    const questionnaire = identityOf(sample)
    const begin = (wave: string) =>
      device.storage.assessments.begin({ ...newAssessment, questionnaire, wave })
    await begin('2025')
    const { assessment } = await begin('2026')
    await device.storage.assessments.remove(assessment.id)
    const { screen } = await open(device, sha256)
    await untilSaid(screen, '2 assessments were begun with this questionnaire, so it cannot be removed:')
    await untilSaid(screen, 'Practice municipality, 2025')
    expect(saidBy(screen)).toContain('Practice municipality, 2026 · in the bin')
    expect(screen.findAll('button').some((one) => one.text().includes('Remove'))).toBe(false)
  })

  it('does nothing where an assessment was begun meanwhile, in another window', async () => {
    const device = await withSample()
    const { screen } = await open(device, sha256)
    await untilSaid(screen, 'Remove the questionnaire')
    const press = button(screen, 'Remove the questionnaire')
    await device.storage.assessments.begin({ ...newAssessment, questionnaire: identityOf(sample) })
    await press.trigger('click')
    await untilSaid(screen, 'The questionnaire was not removed')
    expect(await device.storage.questionnaires.hashes()).toEqual([sha256])
  })

  it('is not offered for one that is not on this device', async () => {
    const { screen } = await open(await libraryDevice(), served)
    await untilSaid(screen, '8 areas')
    expect(saidBy(screen)).not.toContain('Remove from this device')
  })
})
