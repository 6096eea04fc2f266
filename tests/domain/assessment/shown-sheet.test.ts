import { expect, it } from 'vitest'
import { shownSheet } from '@/domain/assessment/shown-sheet'
import { fullRecords } from '../../fixtures/records'

const [consensus, individual] = fullRecords.sheets

it('an assessment is shown by what the group agreed on, whichever sheet is older, and by the first one where there is none', () => {
  if (!consensus || !individual) throw new Error('the fixture has one of each')
  expect(shownSheet([individual, consensus])).toBe(consensus)
  expect(shownSheet([individual, { ...individual, id: consensus.id }])).toBe(individual)
  expect(shownSheet([])).toBeUndefined()
})

it('where somebody joined a workshop, their sheet is shown though the group’s is here, until the group’s is asked for', () => {
  if (!consensus || !individual) throw new Error('the fixture has one of each')
  const other = { ...individual, id: 'other' }
  expect(shownSheet([consensus, individual, other], 'other')).toBe(other)
  expect(shownSheet([consensus, individual, other], null)).toBe(consensus)
  expect(shownSheet([consensus, individual], 'gone')).toBe(consensus)
})
