import { describe, expect, it } from 'vitest'
import type { Sheet } from '@/domain/records/assessment'
import { isRunHere, joinedOf, sheetsWithoutCode } from '@/domain/workshop/joined'
import { fullRecords } from '../../fixtures/records'

const [consensus, individual] = fullRecords.sheets
if (consensus?.kind !== 'consensus' || individual?.kind !== 'individual')
  throw new Error('the fixture has one of each')
const other: Sheet = { ...individual, id: 'other' }
const sheets = [consensus, individual, other]

describe('who joined on this device', () => {
  it('is remembered only with sheets that are here, and of these own ones', () => {
    const people = [
      { code: '2718', sheetId: 'other' },
      { code: '3141', sheetId: 'gone' },
      { code: '1618', sheetId: consensus.id },
    ]
    expect(joinedOf({ people, open: 'gone' }, sheets)).toEqual({
      people: [{ code: '2718', sheetId: 'other' }],
      open: null,
    })
    expect(joinedOf({ people, open: 'other' }, sheets).open).toBe('other')
  })

  it('is nobody where what is stored is not sound', () => {
    const spoilt = [undefined, null, 7, 'x', {}, { people: [{ code: '0000', sheetId: 'other' }], open: null }]
    for (const stored of spoilt) expect(joinedOf(stored, sheets)).toEqual({ people: [], open: null })
  })

  it('is, by the bare code of earlier times, whoever fills in the first own sheet', () => {
    expect(joinedOf('2718', sheets)).toEqual({
      people: [{ code: '2718', sheetId: individual.id }],
      open: individual.id,
    })
    expect(joinedOf('2718', [consensus])).toEqual({ people: [], open: null })
  })
})

it('every own sheet has a code or is among those without one', () => {
  const joined = joinedOf({ people: [{ code: '2718', sheetId: 'other' }], open: null }, sheets)
  expect(sheetsWithoutCode(joined, sheets)).toEqual([individual])
})

it('a device runs a workshop when it has the group’s sheet and no own one', () => {
  expect(isRunHere([consensus])).toBe(true)
  expect(isRunHere(sheets)).toBe(false)
  expect(isRunHere([individual])).toBe(false)
  expect(isRunHere([])).toBe(false)
})
