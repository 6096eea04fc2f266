import { describe, expect, test } from 'vitest'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { subjectOf } from '@/domain/scoring/certificate'
import { toldApart } from '@/domain/scoring/displayed'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { Share } from '@/domain/shared/units'
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

const LEVELS: [string, number][] = [
  ['basic', 0.5],
  ['full', 0.7],
  ['top', 0.85],
]
const gate = (id: string, certificate: string, require: Gate['require']): Gate => ({
  id,
  reason: inBoth(`because ${id}`),
  certificate,
  require,
})

/** Four indicators that carry the share, and one of next to no weight for the gates to look at. */
function certification(gates: Gate[], levels = LEVELS): Questionnaire {
  const done = anItem('yesPartlyNo', 'done', {
    scored: false,
    notApplicable: { condition: inBoth('there is none') },
  })
  const small = anIndicator('S', { weight: 1e-13, items: [...anIndicator('S').items, done] })
  return aQuestionnaire({
    kind: 'certification',
    scoring: aScoring({
      certificate: levels.map(([id, from]) => ({ id, from, label: inBoth(id) })),
      gates,
    }),
    areas: [
      anArea('BIG', { weight: 'auto', indicators: ['A', 'B', 'C', 'D'].map((id) => anIndicator(id)) }),
      anArea('SMALL', { weight: 'auto', indicators: [small] }),
    ],
  })
}

const certificate = (questionnaire: Questionnaire, answers: Parameters<typeof aSheet>[0]) =>
  scoreSheet(questionnaire, aSheet(answers), new Map(), aContext()).certificate
const all = (level: number) => ({ A: level, B: level, C: level, D: level })
const ids = (result: ReturnType<typeof certificate>) =>
  result && [result.level, result.possible, result.byShare, result.next?.id ?? null]

describe('the certificate by the share alone', () => {
  // Four ladders 0–4 of equal weight: the sum of levels ÷ 16.
  test.each([
    ['7 of 16 = 0.4375 is below the first level', { ...all(2), D: 1 }, [null, null, null, 'basic']],
    ['8 of 16 = 0.5 is exactly the first', all(2), ['basic', 'basic', 'basic', 'full']],
    ['11 of 16 = 0.6875 is not yet the second', { ...all(3), D: 2 }, ['basic', 'basic', 'basic', 'full']],
    ['12 of 16 = 0.75 is the second', all(3), ['full', 'full', 'full', 'top']],
    ['16 of 16 is the highest, and none comes after', all(4), ['top', 'top', 'top', null]],
  ])('%s', (_case, answers, expected) => {
    expect(ids(certificate(certification([]), { ...answers, S: 4 }))).toEqual(expected)
  })

  test('says how much is missing to each level', () => {
    const result = certificate(certification([]), { ...all(2), D: 3, S: 4 }) // 9 ÷ 16 = 0.5625
    expect(result?.levels.map(({ missingShare }) => missingShare)).toEqual([0, 0.1375, 0.2875])
  })

  test('dust of floating point neither gives nor takes a level', () => {
    const levels: [string, number][] = [['only', 0.1 + 0.2]] // 0.30000000000000004
    const tenths = anIndicator('T', {
      items: [anItem('percent', 'T', { line: { zeroAt: 0, fullAt: 100 } })],
    })
    const at = (percent: number) =>
      certificate(
        { ...certification([], levels), areas: [anArea('X', { indicators: [tenths] })] },
        { T: percent },
      )?.level
    expect([at(30), at(29.9999)]).toEqual(['only', null])
  })

  test('is none where the questionnaire has none, and none while there are too few answers', () => {
    const { scoring, ...plain } = certification([])
    const withoutLevels = { ...scoring }
    delete withoutLevels.certificate
    expect(certificate({ ...plain, scoring: withoutLevels }, { ...all(4), S: 4 })).toBeNull()
    expect(certificate(certification([]), { A: 4, S: 4 })).toBeNull()
  })
})

describe('a condition of a level', () => {
  const onFact = gate('G', 'full', { fact: { op: 'eq', args: [{ item: 'done' }, 'yes'] } })

  test.each([
    ['met', 'yes', ['top', 'top', 'top', null]],
    ['unmet', 'no', ['basic', 'basic', 'top', 'full']],
    ['notKnown', DONT_KNOW, ['basic', 'top', 'top', 'full']],
    ['leftOut', NOT_APPLICABLE, ['top', 'top', 'top', null]],
  ])('that is %s', (state, answer, expected) => {
    const result = certificate(certification([onFact]), { ...all(4), S: 4, done: answer })
    expect(ids(result)).toEqual(expected)
    expect(result?.levels.map(({ conditions }) => conditions)).toEqual([[], [{ id: 'G', state }], []])
  })

  test('holds back only the level it names and those above, however high the share', () => {
    const gates = ['basic', 'full', 'top'].map((level) => gate(level, level, { indicator: 'S', level: 3 }))
    const reached = gates.map((only) => certificate(certification([only]), { ...all(4), S: 2 })?.level)
    expect(reached).toEqual([null, 'basic', 'full'])
  })

  test('of a lower level holds for the higher ones as well', () => {
    const gates = [
      gate('low', 'basic', { indicator: 'S', level: 4 }),
      gate('high', 'top', { indicator: 'A', level: 1 }),
    ]
    const result = certificate(certification(gates), { ...all(4), S: 0 })
    expect(ids(result)).toEqual([null, null, 'top', 'basic'])
    expect(result?.next?.conditions).toEqual([{ id: 'low', state: 'unmet' }])
  })

  test('on the share of an area counts at exactly its threshold', () => {
    const onArea = gate('G', 'basic', { area: 'SMALL', share: 0.75 })
    const level = (s: number) => certificate(certification([onArea]), { ...all(4), S: s })?.level
    expect([level(3), level(2)]).toEqual(['top', null])
  })

  test('of a band has no part in the certificate, nor the other way round', () => {
    const require = { indicator: 'S', level: 4 }
    const questionnaire = certification([
      { id: 'B', reason: inBoth('because B'), band: 'exemplary', require },
      gate('C', 'full', require),
    ])
    const { root, certificate: result } = scoreSheet(
      questionnaire,
      aSheet({ ...all(4), S: 0 }),
      new Map(),
      aContext(),
    )
    expect(result?.levels.flatMap(({ conditions }) => conditions.map(({ id }) => id))).toEqual(['C'])
    expect([root.band, result?.level]).toEqual(['established', 'basic'])
  })

  test('names the indicators it looks at, those of a fact in the order of the file', () => {
    const questionnaire = certification([])
    const fact = { fact: { op: 'and' as const, args: [{ answered: 'done' }, { answered: 'B' }] } }
    expect(subjectOf(questionnaire, gate('G', 'full', fact))).toEqual({
      indicatorIds: ['B', 'S'],
      areaId: null,
    })
    expect(subjectOf(questionnaire, gate('G', 'full', { area: 'BIG', share: 1 }))).toEqual({
      indicatorIds: [],
      areaId: 'BIG',
    })
  })
})

describe('a share just below a threshold', () => {
  const display = { max: 100, decimals: 0, rounding: 'half-up' as const }

  test.each([
    [0.64, 0.7, { lower: 64, higher: 70, missing: 6, decimals: 0 }],
    [0.696, 0.7, { lower: 69.6, higher: 70, missing: 0.4, decimals: 1 }],
    [0.69999, 0.7, { lower: 69.999, higher: 70, missing: 0.001, decimals: 3 }],
    [0.7, 0.7, { lower: 70, higher: 70, missing: 0, decimals: 0 }],
    [0.9, 0.7, { lower: 90, higher: 70, missing: 0, decimals: 0 }],
  ])('%d beside %d is shown with the decimals that tell them apart', (lower, higher, expected) => {
    expect(toldApart(lower as Share, higher as Share, display)).toEqual(expected)
  })
})
