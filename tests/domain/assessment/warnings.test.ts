import { describe, expect, test } from 'vitest'
import { warningsOf } from '@/domain/assessment/warnings'
import {
  aContext,
  aLadder,
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  aSheet,
  DONT_KNOW,
  inBoth,
} from '../../support/questionnaires'

const figure = (id: string) => anItem('number', id, { unit: 'count', integer: true })
const message = inBoth('Women are more than the members.')
const questionnaire = aQuestionnaire({
  areas: [
    anArea('A', {
      indicators: [
        anIndicator('FRM-9', {
          subsets: ['rapid'],
          items: [aLadder('FRM-9'), figure('women'), figure('members')],
          checks: [
            { expect: { op: 'gte', args: [{ item: 'members' }, 3] }, message: inBoth('So few?') },
            { expect: { op: 'lte', args: [{ item: 'women' }, { item: 'members' }] }, message },
          ],
        }),
      ],
    }),
  ],
})
const warned = (answers: Parameters<typeof aSheet>[0], subset = 'full') =>
  warningsOf(questionnaire, aSheet(answers), aContext({ subset }))

describe('a sanity check', () => {
  test('warns when the answers fail it', () => {
    expect(warned({ women: 8, members: 7 })).toEqual([{ indicatorId: 'FRM-9', index: 1, message }])
  })

  test('says nothing when they pass', () => {
    expect(warned({ women: 7, members: 7 })).toEqual([])
  })

  test('says nothing while one of them is missing', () => {
    expect(warned({ women: 8 })).toEqual([])
    expect(warned({ women: 8, members: DONT_KNOW })).toEqual([])
  })

  test('says nothing of an indicator that is not asked', () => {
    expect(warned({ women: 8, members: 7 }, 'another')).toEqual([])
  })
})
