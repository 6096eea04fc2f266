import { afterEach, describe, expect, it, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import ResultsPage from '@/features/results/ResultsPage.vue'
import { fakeStorage } from '../../support/fake-storage'
import { heldWords } from '../../support/held-words'
import {
  anArea,
  anIndicator,
  anItem,
  answered,
  aQuestionnaire,
  aScoring,
  inBoth,
} from '../../support/questionnaires'
import { newAssessment } from '../../support/storage-parts'
import { openPages, openWindow, until, type Pages } from '../plan/open-pages'

// jsdom cannot draw: the canvas stays empty, and its table is what is tested.
vi.mock('vue-chartjs', () => ({ Radar: { render: () => null }, Bar: { render: () => null } }))

const gate = (id: string, certificate: string, require: object) => ({
  id,
  reason: inBoth(`Condition ${id}.`),
  certificate,
  require: require as { indicator: string; level: number },
})
const questionnaire = aQuestionnaire({
  kind: 'certification',
  scoring: aScoring({
    certificate: [
      { id: 'basic', from: 0.5, label: inBoth('Bronze') },
      { id: 'full', from: 0.7, label: inBoth('Silver'), description: inBoth('Silver is for the steady.') },
      { id: 'top', from: 0.9, label: inBoth('Gold') },
    ],
    gates: [
      gate('rules', 'basic', { indicator: 'IND-1', level: 1 }),
      gate('votes', 'full', { fact: { op: 'gte', args: [{ item: 'votes' }, 10] } }),
      gate('open', 'full', { area: 'area-2', share: 0.5 }),
      gate('heard', 'full', { indicator: 'IND-1', level: 4 }),
    ],
  }),
  areas: [
    anArea('area-1', { weight: 'auto', indicators: [anIndicator('IND-1'), anIndicator('IND-2')] }),
    anArea('area-2', {
      weight: 'auto',
      indicators: [
        anIndicator('IND-3', {
          items: [
            ...anIndicator('IND-3').items,
            anItem('number', 'votes', { unit: 'count', integer: true, min: 0, label: inBoth('Votes cast') }),
            anItem('computed', 'half', {
              value: { op: 'div', args: [{ item: 'votes' }, 2] },
              unit: 'count',
              decimals: 1,
              label: inBoth('Half of them'),
            }),
          ],
        }),
      ],
    }),
  ],
})

let pages: Pages | null = null
afterEach(() => {
  pages?.screen.unmount()
  pages = null
})
async function open(values: Record<string, number>): Promise<Pages> {
  pages = await openPages(questionnaire, values, 'results', ResultsPage)
  return pages
}
const card = ({ screen }: Pages) => screen.get('.card')
/** The conditions of the level that the card is about, without the folded ones. */
const conditions = (opened: Pages) =>
  card(opened)
    .findAll('.card > ul > li')
    .map((item) => item.text().replace(/\s+/g, ' '))

describe('the results of a certification', () => {
  it('open with the level whose conditions are met, and what keeps the score from giving more', async () => {
    const { screen } = await open({ 'IND-1': 3, 'IND-2': 3, 'IND-3': 3 })
    expect(screen.get('h1').text()).toBe('Conditions met: “Bronze”')
    const lead = screen.get('.lead').text()
    expect(lead).toContain('The score is 75 points out of 100, “established”.')
    expect(lead).toContain('The score alone would be enough for “Silver”, but 1 condition is not met.')
  })

  it('say that the level is not yet known where only answers are missing', async () => {
    const { screen } = await open({ 'IND-1': 4, 'IND-2': 3, 'IND-3': 3 })
    expect(screen.get('.lead').text()).toContain(
      'Whether “Silver” is reached is not yet known: 1 condition has no answer.',
    )
  })

  it('say that no level is reached where the score is too low or the first condition is not met', async () => {
    const { screen } = await open({ 'IND-1': 0, 'IND-2': 4, 'IND-3': 4 })
    expect(screen.get('h1').text()).toBe('The conditions of a certificate are not met yet')
  })

  it('list each condition of the next level with its state in words, what is in the way first', async () => {
    const opened = await open({ 'IND-1': 3, 'IND-2': 2, 'IND-3': 3 }) // 8 ÷ 12 = 0.6666…
    expect(card(opened).get('h2').text()).toBe('What is missing for “Silver”')
    expect(card(opened).text()).toContain('Silver is for the steady.')
    expect(conditions(opened)).toEqual([
      'The score must be at least 70 points. Now 67: 3 missing. not met',
      'Condition votes. not yet known Title of IND-3',
      'Condition heard. not met Title of IND-1',
      'Condition open. met Why this number: Area area-2',
    ])
    const links = card(opened).findAll('.card > ul a')
    expect(links.map((link) => link.attributes('href'))).toEqual([
      expect.stringMatching(/\/fill\/IND-3$/),
      expect.stringMatching(/\/fill\/IND-1$/),
    ])
  })

  it('name the highest level and its conditions once it is reached', async () => {
    const opened = await open({ 'IND-1': 4, 'IND-2': 4, 'IND-3': 4, votes: 10 })
    expect(card(opened).get('h2').text()).toBe('The highest level is reached: “Gold”')
    expect(conditions(opened)).toEqual(['The score must be at least 90 points. Now 100. met'])
  })

  it('explain with the number which level each condition is of', async () => {
    const values = { 'IND-1': 3, 'IND-2': 3, 'IND-3': 3 }
    pages = await openPages(questionnaire, values, `results?why=${questionnaire.id}`, ResultsPage)
    const { screen } = pages
    const lines = await until(
      () => screen.findAll('dialog li').map((line) => line.text()),
      (all) => all.length > 0,
    )
    expect(lines).toContain('Condition rules – met. (certificate “Bronze”)')
    expect(lines).toContain('Condition votes – not yet known. (certificate “Silver”)')
  })

  it('show figures and what is computed from them in a table, unfolded', async () => {
    const { screen } = await open({ 'IND-1': 4, 'IND-2': 4, 'IND-3': 4, votes: 1235 })
    expect(rowsOf(screen)).toEqual([['Title of IND-3'], ['Votes cast', '1,235'], ['Half of them', '617.5']])
  })

  it('show the figures of the wave before beside them', async () => {
    const { storage } = await fakeStorage()
    const { id, version } = questionnaire
    const identity = { id, version, sha256: fingerprint(questionnaire) }
    await storage.questionnaires.keep(questionnaire, identity)
    const begin = async (wave: string, previousId: string | null, votes: number) => {
      const fields = { ...newAssessment, questionnaire: identity, wave, previousId }
      const { assessment, sheet } = await storage.assessments.begin(fields)
      await storage.answers.save(sheet.id, 'IND-1', answered(2))
      await storage.answers.save(sheet.id, 'votes', answered(votes))
      return assessment.id
    }
    const before = await begin('2024', null, 800)
    pages = await openWindow(storage, await begin('2026', before, 1235), 'results', heldWords(), ResultsPage)
    const { screen } = pages
    const rows = await until(
      () => rowsOf(screen),
      (all) => all[1]?.length === 3,
    )
    expect(rows).toEqual([
      ['Title of IND-3'],
      ['Votes cast', '1,235', '2024: 800'],
      ['Half of them', '617.5', '2024: 400'],
    ])
    expect(screen.get('details[open] thead').text()).toContain('Previous wave (2024)')
  })
})

const rowsOf = (screen: Pages['screen']) =>
  screen
    .findAll('details[open] tbody tr')
    .map((row) => row.findAll('th, td').map((cell) => cell.text().replace(/\s+/g, ' ')))
