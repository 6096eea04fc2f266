import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { AnswerContent } from '@/domain/records/answer'
import { isInTheWay } from '@/domain/scoring/certificate'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import {
  aContext,
  anArea,
  anIndicator,
  answered,
  aQuestionnaire,
  aScoring,
  DONT_KNOW,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'

type Gate = NonNullable<Questionnaire['scoring']['gates']>[number]

const INDICATORS = ['A-1', 'A-2', 'A-3', 'B-1', 'B-2', 'B-3']
const LEVELS = ['one', 'two', 'three']
/** All but one are answered or N/A, or a certificate would seldom be reached. */
const content = fc.oneof(
  { weight: 8, arbitrary: fc.nat(4).map((level) => answered(level)) },
  { weight: 1, arbitrary: fc.constant(NOT_APPLICABLE) },
  { weight: 1, arbitrary: fc.constant(DONT_KNOW) },
)
const require: fc.Arbitrary<Gate['require']> = fc.oneof(
  fc.record({ indicator: fc.constantFrom(...INDICATORS), level: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ area: fc.constantFrom('A', 'B'), share: fc.integer({ min: 1, max: 8 }).map((n) => n / 8) }),
  fc.record({
    fact: fc.constantFrom(...INDICATORS).map((item) => ({ op: 'gte' as const, args: [{ item }, 2] })),
  }),
)
const world = fc.record({
  gates: fc.array(fc.tuple(fc.constantFrom(...LEVELS), require), { maxLength: 5 }),
  edges: fc.uniqueArray(fc.nat(24), { minLength: 3, maxLength: 3 }),
  contents: fc.array(content, { minLength: INDICATORS.length, maxLength: INDICATORS.length }),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

function questionnaireOf({ gates, edges }: World): Questionnaire {
  const sorted = [...edges].sort((a, b) => a - b)
  const area = (id: string) =>
    anArea(id, {
      weight: 'auto',
      indicators: INDICATORS.filter((one) => one.startsWith(id)).map((one) => anIndicator(one)),
    })
  return aQuestionnaire({
    kind: 'certification',
    scoring: aScoring({
      coverageGate: 0.5,
      certificate: LEVELS.map((id, index) => ({ id, from: (sorted[index] ?? 0) / 24, label: inBoth(id) })),
      gates: gates.map(([certificate, required], index) => ({
        id: `g${index}`,
        reason: inBoth('x'),
        certificate,
        require: required,
      })),
    }),
    areas: [area('A'), area('B')],
  })
}

function resultOf(one: World, contents: readonly AnswerContent[]) {
  const answers = new Map(INDICATORS.map((id, index) => [id, contents[index] ?? DONT_KNOW]))
  return scoreSheet(questionnaireOf(one), answers, new Map(), aContext())
}
const place = (level: string | null) => (level === null ? -1 : LEVELS.indexOf(level))

test('raising an answer never lowers the level, the possible level or the level by share', () => {
  fc.assert(
    fc.property(world, fc.nat(INDICATORS.length - 1), (one, which) => {
      const before = resultOf(one, one.contents).certificate
      const level = one.contents[which]?.value
      if (!before || typeof level !== 'number' || level === 4) return
      const after = resultOf(one, one.contents.with(which, answered(level + 1))).certificate
      for (const of of ['level', 'possible', 'byShare'] as const)
        expect(place(after?.[of] ?? null)).toBeGreaterThanOrEqual(place(before[of]))
    }),
    { numRuns: 500 },
  )
})

test('the level is the highest whose share is reached and none of whose conditions, its own or of those below, is in the way', () => {
  fc.assert(
    fc.property(world, (one) => {
      const { root, certificate } = resultOf(one, one.contents)
      expect(certificate === null).toBe(root.share === null)
      if (!certificate) return
      const { levels } = certificate
      const isReached = levels.map(
        ({ missingShare }, index) =>
          missingShare === 0 &&
          levels.slice(0, index + 1).every(({ conditions }) => !conditions.some(isInTheWay)),
      )
      expect(place(certificate.level)).toBe(isReached.lastIndexOf(true))
      // What is in the way of the next level is said with it: something always is.
      const { next } = certificate
      expect(next === null || next.missingShare > 0 || next.conditions.some(isInTheWay)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('the level is at most the possible one, and that at most what the share gives; with every condition known the first two are one', () => {
  fc.assert(
    fc.property(world, (one) => {
      const { certificate } = resultOf(one, one.contents)
      if (!certificate) return
      const [level, possible, byShare] = [certificate.level, certificate.possible, certificate.byShare].map(
        (id) => place(id),
      )
      expect(level).toBeLessThanOrEqual(possible ?? -1)
      expect(possible).toBeLessThanOrEqual(byShare ?? -1)
      const isAllKnown = certificate.levels.every(({ conditions }) =>
        conditions.every(({ state }) => state !== 'notKnown'),
      )
      expect(!isAllKnown || level === possible).toBe(true)
    }),
    { numRuns: 300 },
  )
})
