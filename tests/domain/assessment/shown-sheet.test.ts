import { expect, it } from 'vitest'
import { comparedSheet, shownSheet } from '@/domain/assessment/shown-sheet'
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

it('a workshop stands beside others by what its group agreed on, never by what one participant says', () => {
  const [assessment] = fullRecords.assessments
  if (!consensus || !individual || !assessment) throw new Error('the fixture has one of each')
  const workshop = { ...assessment, respondents: 'workshop' as const }
  expect(comparedSheet(workshop, [individual, consensus])).toBe(consensus)
  expect(comparedSheet(workshop, [individual])).toBeUndefined()
  expect(comparedSheet({ ...assessment, respondents: 'self' }, [individual])).toBe(individual)
})
