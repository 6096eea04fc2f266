import { afterEach, expect, it, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Item } from '@/domain/questionnaire/format-1'
import ResultsPage from '@/features/results/ResultsPage.vue'
import { fakeStorage } from '../../support/fake-storage'
import { heldWords } from '../../support/held-words'
import { anArea, anIndicator, anItem, answered, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { newAssessment } from '../../support/storage-parts'
import { openWindow, type Pages } from '../plan/open-pages'

const labelled = (item: Item, label: string): Item => ({ ...item, label: inBoth(label) })
const questionnaire = aQuestionnaire({
  kind: 'profile',
  areas: [
    anArea('PEOPLE', {
      indicators: [
        anIndicator('IND-1', {
          items: [
            labelled(anItem('number', 'residents', { unit: 'count', integer: true }), 'Residents'),
            labelled(anItem('shortText', 'source', {}), 'Source'),
            labelled(anItem('date', 'day', {}), 'As of'),
            labelled(
              anItem('computed', 'half', {
                value: { op: 'div', args: [{ item: 'residents' }, 2] },
                unit: 'count',
                decimals: 0,
              }),
              'Half of them',
            ),
          ],
        }),
        anIndicator('IND-2', { items: [labelled(anItem('shortText', 'village', {}), 'Village')] }),
      ],
    }),
    anArea('EMPTY', { indicators: [anIndicator('IND-3', { items: [anItem('shortText', 'x', {})] })] }),
  ],
})

let pages: Pages | null = null
afterEach(() => {
  pages?.screen.unmount()
  pages = null
})

async function withWaves() {
  const { storage } = await fakeStorage()
  const { id, version } = questionnaire
  const identity = { id, version, sha256: fingerprint(questionnaire) }
  await storage.questionnaires.keep(questionnaire, identity)
  const begin = async (wave: string, previousId: string | null, said: Record<string, string | number>) => {
    const fields = { ...newAssessment, questionnaire: identity, wave, previousId }
    const { assessment, sheet } = await storage.assessments.begin(fields)
    for (const [itemId, value] of Object.entries(said)) {
      await storage.answers.save(sheet.id, itemId, answered(value))
    }
    return assessment.id
  }
  const before = await begin('2024', null, { residents: 1200, village: 'Old' })
  const now = await begin('2026', before, { residents: 1300, source: 'Geostat', day: '2026-01-01' })
  pages = await openWindow(storage, now, 'results', heldWords(), ResultsPage)
  return pages.screen
}

it('a profile says what is known with its source and date, computed figures, and the wave before; and no score', async () => {
  const screen = await withWaves()
  const rows = () =>
    screen
      .findAll('dl > div')
      .map((row) => row.findAll('dt, dd').map((part) => part.text().replace(/\s+/g, ' ')))
  await vi.waitFor(() =>
    expect(rows()).toEqual([
      ['Residents', '1,300', '2024: 1,200'],
      ['Source', 'Geostat'],
      ['As of', '1 January 2026'],
      ['Half of them', '650', '2024: 600'],
      ['Village', '–', '2024: Old'],
    ]),
  )
  expect(screen.findAll('h2').map((heading) => heading.text())).toEqual(['Area PEOPLE'])
  expect(screen.text()).toContain('Filled in: 3 of 5')
  expect(screen.text()).not.toMatch(/out of 100|coverage/i)
})
