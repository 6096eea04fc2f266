import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMissing, standingOf } from '@/domain/assessment/standing'
import type { Expression } from '@/domain/expression/expression'
import type { Area, Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators } from '@/domain/questionnaire/tree'
import type { AnswerContent } from '@/domain/records/answer'
import type { NodeScore } from '@/domain/scoring/score'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import {
  aContext,
  aLadder,
  anArea,
  anIndicator,
  anItem,
  answered,
  aQuestionnaire,
  aScoring,
  DONT_KNOW,
  NOT_APPLICABLE,
} from '../../support/questionnaires'

const NO_EVIDENCE = new Map<string, number>()
const RUNS = { numRuns: 300 }
const DUST = 1e-10

type Rule = 'weightedMean' | 'min' | 'geometricMean'
const rule = fc.constantFrom<Rule>('weightedMean', 'weightedMean', 'min', 'geometricMean')
const weight = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant<'auto'>('auto'))
const naAllowed = { notApplicable: { condition: { en: 'x' } } }

/** What a random indicator is made of, before it has ids. */
const kind = fc.constantFrom('ladder', 'choice', 'percent', 'ratio' as const)
const indicatorSeed = fc.record({
  kinds: fc.array(kind, { minLength: 1, maxLength: 3 }),
  itemWeight: fc.integer({ min: 1, max: 5 }),
  weight,
  rule,
  cap: fc.option(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), at: fc.nat(4) })),
  noCase: fc.constantFrom<'missing' | 'na' | { share: number }>('missing', 'na', { share: 0.3 }),
  isRapid: fc.boolean(),
})
const areaSeed = fc.record({
  indicators: fc.array(indicatorSeed, { minLength: 1, maxLength: 3 }),
  weight,
  rule,
})
const treeSeed = fc.record({ areas: fc.array(areaSeed, { minLength: 1, maxLength: 3 }), rule })
type IndicatorSeed = typeof indicatorSeed extends fc.Arbitrary<infer T> ? T : never
type TreeSeed = typeof treeSeed extends fc.Arbitrary<infer T> ? T : never

function itemsOf(id: string, itemKind: string, seed: IndicatorSeed): Item[] {
  const own = { weight: seed.itemWeight, ...naAllowed }
  if (itemKind === 'ladder') return [aLadder(id, own)]
  if (itemKind === 'percent') return [anItem('percent', id, { ...own, line: { zeroAt: 90, fullAt: 10 } })]
  if (itemKind === 'choice') {
    const choices = [0.2, 0.9, 0.5].map((share, n) => ({ id: `c${n}`, label: { en: 'x' }, share }))
    return [anItem('singleChoice', id, { ...own, choices })]
  }
  const figure = { unit: 'count', integer: true, min: 0, ...naAllowed } as const
  return [
    anItem('number', `${id}_whole`, figure),
    anItem('number', `${id}_part`, figure),
    anItem('ratio', id, {
      weight: seed.itemWeight,
      part: { item: `${id}_part` },
      whole: { item: `${id}_whole` },
      line: { zeroAt: 0, fullAt: 100 },
      noCase: seed.noCase,
    }),
  ]
}

function indicatorOf(id: string, seed: IndicatorSeed): Indicator {
  const items = [
    ...seed.kinds.flatMap((itemKind, n) => itemsOf(`${id}_${n}`, itemKind, seed)),
    anItem('number', `${id}_free`, { unit: 'count', integer: true, min: 0, max: 4 }),
  ]
  const when = (at: number): Expression => ({ op: 'gte', args: [{ item: `${id}_free` }, at] })
  const caps = seed.cap && [
    { when: when(seed.cap.at), limit: { share: seed.cap.share }, reason: { en: 'x' } },
  ]
  return anIndicator(id, {
    items,
    weight: seed.weight,
    aggregation: seed.rule,
    ...(seed.isRapid && { subsets: ['rapid'] }),
    ...(caps && { caps }),
  })
}

function questionnaireOf(seed: TreeSeed): Questionnaire {
  const areas = seed.areas.map((area, a): Area => {
    const indicators = area.indicators.map((indicator, i) => indicatorOf(`I${a}_${i}`, indicator))
    return anArea(`A${a}`, { weight: area.weight, aggregation: area.rule, indicators })
  })
  return aQuestionnaire({ areas, scoring: aScoring({ aggregation: seed.rule }) })
}

/** An answer that the item can have, chosen by a number. */
function answerTo(item: Item, chosen: number): AnswerContent {
  if (item.type === 'ladder') return answered(chosen % 5)
  if (item.type === 'percent') return answered(chosen % 101)
  if (item.type === 'singleChoice') return answered(`c${chosen % 3}`)
  return answered(chosen % (item.id.endsWith('_free') ? 5 : 4))
}

const states = fc.array(
  fc.tuple(fc.constantFrom('answered', 'answered', 'na', 'dontKnow', 'unanswered'), fc.nat(1000)),
  {
    minLength: 60,
    maxLength: 60,
  },
)

function askable(questionnaire: Questionnaire): Item[] {
  return allIndicators(questionnaire.areas).flatMap(({ items }) =>
    items.filter((item) => item.type !== 'ratio'),
  )
}

function sheetOf(questionnaire: Questionnaire, choices: readonly (readonly [string, number])[]) {
  return new Map(
    askable(questionnaire).flatMap((item, index): [string, AnswerContent][] => {
      const [state, chosen] = choices[index % choices.length] ?? ['unanswered', 0]
      if (state === 'unanswered') return []
      if (state === 'na') return [[item.id, NOT_APPLICABLE]]
      return [[item.id, state === 'dontKnow' ? DONT_KNOW : answerTo(item, chosen)]]
    }),
  )
}

function score(questionnaire: Questionnaire, answers: ReadonlyMap<string, AnswerContent>) {
  return scoreSheet(questionnaire, answers, NO_EVIDENCE, aContext())
}

function everyNode(node: NodeScore): NodeScore[] {
  return [node, ...node.children.flatMap(everyNode)]
}

/** Whether one interval lies in the other, but for dust; where nothing applies there is nothing to compare. */
function isWithin(inner: NodeScore['range'], outer: NodeScore['range']): boolean {
  if (!inner || !outer) return true
  return inner[0] >= outer[0] - DUST && inner[1] <= outer[1] + DUST
}

/** The figures of a result by node, whatever the order of siblings. */
function figuresById(node: NodeScore): Record<string, unknown> {
  return Object.fromEntries(
    everyNode(node).map(({ id, kind: of, state, share, provisionalShare, coverage, range, band }) => [
      `${of} ${id}`,
      { state, share, provisionalShare, coverage, range, band },
    ]),
  )
}

describe('what must always hold', () => {
  test('every share, coverage and end of a range lies between 0 and 1, and the evidenced never above the claimed', () => {
    fc.assert(
      fc.property(treeSeed, states, (seed, choices) => {
        const questionnaire = questionnaireOf(seed)
        for (const node of everyNode(score(questionnaire, sheetOf(questionnaire, choices)).root)) {
          const { provisionalShare, coverage, range, share, evidencedShare } = node
          const [low, high] = range ?? [0, 1]
          const figures = [provisionalShare ?? 0, coverage ?? 0, low, high]
          expect(figures.filter((figure) => !(figure >= 0 && figure <= 1))).toEqual([])
          expect(low <= high && Number(evidencedShare) <= Number(share)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('the range contains every score that answering the missing items can reach, and nests on the way', () => {
    fc.assert(
      fc.property(
        treeSeed,
        states,
        fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
        (seed, choices, later) => {
          const questionnaire = questionnaireOf(seed)
          const answers = sheetOf(questionnaire, choices)
          let before = score(questionnaire, answers).root.range
          const missing = askable(questionnaire).filter((item) =>
            isMissing(standingOf(item, answers.get(item.id))),
          )
          missing.forEach((item, index) => {
            answers.set(item.id, answerTo(item, later[index] ?? 0))
            const after = score(questionnaire, answers).root
            expect(isWithin(after.range, before)).toBe(true)
            before = after.range
          })
          const { range, provisionalShare } = score(questionnaire, answers).root
          expect(
            isWithin(provisionalShare === null ? null : [provisionalShare, provisionalShare], range),
          ).toBe(true)
        },
      ),
      { numRuns: 600 },
    )
  })

  test('with every item answered the range is a point at the share and the coverage is 1', () => {
    fc.assert(
      fc.property(treeSeed, fc.nat(1000), (seed, chosen) => {
        const questionnaire = questionnaireOf(seed)
        const all = askable(questionnaire).map((item): [string, AnswerContent] => [
          item.id,
          answerTo(item, item.id.endsWith('_whole') ? 3 : chosen),
        ])
        const { root } = score(questionnaire, new Map(all))
        expect(root.range).toEqual([root.share, root.share])
        expect(root.coverage).toBe(1)
      }),
      RUNS,
    )
  })

  test('coverage is 1 exactly when nothing applicable is missing', () => {
    fc.assert(
      fc.property(treeSeed, states, (seed, choices) => {
        const questionnaire = questionnaireOf(seed)
        const { root } = score(questionnaire, sheetOf(questionnaire, choices))
        const leaves = everyNode(root).filter((node) => node.kind === 'item')
        expect(root.coverage === 1).toBe(
          leaves.every(({ state }) => state !== 'missing') && leaves.some(({ state }) => state === 'scored'),
        )
      }),
      RUNS,
    )
  })

  test('the order of answers and of siblings does not matter', () => {
    const reversed = (areas: readonly Area[]): Area[] =>
      [...areas].reverse().map((area) => ({
        ...area,
        indicators: [...(area.indicators ?? [])]
          .reverse()
          .map((indicator) => ({ ...indicator, items: [...indicator.items].reverse() })),
      }))
    fc.assert(
      fc.property(treeSeed, states, (seed, choices) => {
        const questionnaire = questionnaireOf(seed)
        const answers = sheetOf(questionnaire, choices)
        const other = { ...questionnaire, areas: reversed(questionnaire.areas) }
        const backwards = new Map([...answers].reverse())
        expect(figuresById(score(other, backwards).root)).toEqual(
          figuresById(score(questionnaire, answers).root),
        )
      }),
      RUNS,
    )
  })

  test('all best is 1 and all worst is 0 where items reach both ends and no cap applies', () => {
    fc.assert(
      fc.property(treeSeed, fc.constantFrom(0, 4), (seed, level) => {
        const questionnaire = questionnaireOf(laddersOnly(seed))
        const all = askable(questionnaire).map((item): [string, AnswerContent] => [item.id, answered(level)])
        expect(score(questionnaire, new Map(all)).root.share).toBe(level / 4)
      }),
      RUNS,
    )
  })

  test('raising one leaf never lowers any share above it', () => {
    fc.assert(
      fc.property(treeSeed, states, fc.nat(), (seed, choices, which) => {
        const questionnaire = questionnaireOf(seed)
        const answers = sheetOf(questionnaire, choices)
        const raisable = askable(questionnaire).filter(
          (item) => item.type === 'ladder' && Number(answers.get(item.id)?.value ?? 4) < 4,
        )
        const item = raisable[which % raisable.length]
        if (!item) return
        const before = score(questionnaire, answers).nodes
        answers.set(item.id, answered(Number(answers.get(item.id)?.value) + 1))
        const lowered = [...score(questionnaire, answers).nodes].filter(
          ([id, node]) => Number(node.provisionalShare) < Number(before.get(id)?.provisionalShare),
        )
        expect(lowered).toEqual([])
      }),
      RUNS,
    )
  })

  test('N/A and removal of the item give the same score, where no expression names it', () => {
    fc.assert(
      fc.property(treeSeed, states, fc.nat(), (seed, choices, which) => {
        const questionnaire = questionnaireOf(seed)
        const answers = sheetOf(questionnaire, choices)
        const ladders = askable(questionnaire).filter((item) => item.type === 'ladder')
        const item = ladders[which % ladders.length]
        if (!item) return
        const without = (areas: readonly Area[]): Area[] =>
          areas.map((area) => ({
            ...area,
            indicators: (area.indicators ?? []).map((indicator) => ({
              ...indicator,
              items: indicator.items.filter(({ id }) => id !== item.id),
            })),
          }))
        const removed = score({ ...questionnaire, areas: without(questionnaire.areas) }, answers).root
        const { share, coverage, range } = score(questionnaire, answers.set(item.id, NOT_APPLICABLE)).root
        expect({ share, coverage, range }).toEqual({
          share: removed.share,
          coverage: removed.coverage,
          range: removed.range,
        })
      }),
      RUNS,
    )
  })
})

/** The same tree with one ladder in each indicator and no caps. */
function laddersOnly(seed: TreeSeed): TreeSeed {
  const areas = seed.areas.map((area) => ({
    ...area,
    indicators: area.indicators.map((indicator) => ({ ...indicator, kinds: ['ladder' as const], cap: null })),
  }))
  return { ...seed, areas }
}
