import { describe, expect, test } from 'vitest'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import {
  aContext,
  anArea,
  anIndicator,
  anItem,
  aQuestionnaire,
  aScoring,
  aSheet,
  DONT_KNOW,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'

type Gate = NonNullable<Questionnaire['scoring']['gates']>[number]

const naAllowed = { notApplicable: { condition: inBoth('there is none') } }

function resultWith(require: Gate['require'], answers: Parameters<typeof aSheet>[0], band = 'exemplary') {
  const gate = { id: 'G', reason: inBoth('because'), band, require }
  const hasWebsite = anItem('yesPartlyNo', 'website', { scored: false, ...naAllowed })
  const questionnaire = aQuestionnaire({
    scoring: aScoring({ gates: [gate] }),
    areas: [
      anArea('BIG', {
        weight: 19,
        indicators: [1, 2, 3, 4, 5].map((n) => anIndicator(`BIG-${n}`)),
      }),
      anArea('SMALL', {
        weight: 1,
        indicators: [anIndicator('S', { items: [...anIndicator('S').items, hasWebsite] })],
      }),
    ],
  })
  const best = { 'BIG-1': 4, 'BIG-2': 4, 'BIG-3': 4, 'BIG-4': 4, 'BIG-5': 4 }
  const { root } = scoreSheet(questionnaire, aSheet({ ...best, ...answers }), new Map(), aContext())
  return [root.gates.find(({ id }) => id === 'G')?.state, root.band]
}

describe('a gate on the level of an indicator', () => {
  const require = { indicator: 'S', level: 3 }

  test.each([
    [3, 'met', 'exemplary'],
    [2, 'unmet', 'established'],
    [NOT_APPLICABLE, 'leftOut', 'exemplary'],
    [DONT_KNOW, 'notKnown', 'established'],
  ])('%j: %s, so %s', (answer, state, band) => {
    expect(resultWith(require, { S: answer })).toEqual([state, band])
  })

  test('keeps all bands above its own out of reach too', () => {
    expect(resultWith(require, { S: 0 }, 'developing')).toEqual(['unmet', 'initial'])
  })
})

describe('a gate on the share of an area', () => {
  const require = { area: 'SMALL', share: 0.5 }

  test.each([
    [2, 'met', 'exemplary'],
    [1, 'unmet', 'established'],
    [NOT_APPLICABLE, 'leftOut', 'exemplary'],
    [DONT_KNOW, 'notKnown', 'established'],
  ])('%j: %s, so %s', (answer, state, band) => {
    expect(resultWith(require, { S: answer })).toEqual([state, band])
  })
})

describe('a gate on a fact', () => {
  const require = { fact: { op: 'eq' as const, args: [{ item: 'website' }, 'yes'] } }

  test.each([
    ['yes', 'met', 'exemplary'],
    ['no', 'unmet', 'established'],
    [NOT_APPLICABLE, 'leftOut', 'exemplary'],
    [DONT_KNOW, 'notKnown', 'established'],
  ])('%j: %s, so %s', (answer, state, band) => {
    expect(resultWith(require, { S: 4, website: answer })).toEqual([state, band])
  })
})

test('a cap on the indicator counts for the gate on its level', () => {
  const capped = anIndicator('S', {
    caps: [
      {
        when: { op: 'eq', args: [{ context: 'kind' }, 'community'] },
        limit: { level: 2 },
        reason: inBoth('x'),
      },
    ],
  })
  const gate: Gate = {
    id: 'G',
    reason: inBoth('x'),
    band: 'exemplary',
    require: { indicator: 'S', level: 3 },
  }
  const questionnaire = aQuestionnaire({
    scoring: aScoring({ gates: [gate] }),
    areas: [anArea('A', { indicators: [capped] })],
  })
  const { root } = scoreSheet(questionnaire, aSheet({ S: 4 }), new Map(), aContext())
  expect(root.gates).toEqual([{ id: 'G', state: 'unmet' }])
})
