import { expect, test } from 'vitest'
import { factsOf } from '@/domain/assessment/facts'
import { isMissing, standingOf } from '@/domain/assessment/standing'
import type { Area, Indicator } from '@/domain/questionnaire/format-1'
import { allIndicators, isScored } from '@/domain/questionnaire/tree'
import type { NodeScore } from '@/domain/scoring/score'
import { rounded } from '@/domain/shared/units'
import { Luck } from '../../support/luck'
import { answered, DONT_KNOW, NOT_APPLICABLE } from '../../support/questionnaires'
import { askable, askedIn, aValue, OFF_SCALE, type World } from '../../support/random-sheet'
import {
  answerable,
  byId,
  candidates,
  changed,
  DUST,
  everyNode,
  extremeValue,
  figuresById,
  holds,
  isNear,
  readIn,
  scored,
  unconditional,
  withAnswer,
  without,
} from './property-helpers'
import { scoreByHand, shareByHand } from './score-by-hand'

const RUNS = 250

test('every figure given out lies between 0 and 1 with at most 12 digits, and the evidenced share never above the claimed', () => {
  holds((world) => {
    for (const { provisionalShare, coverage, range, share, evidencedShare } of everyNode(
      scored(world).root,
    )) {
      const [low, high] = range ?? [0, 1]
      const figures = [share ?? 0, provisionalShare ?? 0, evidencedShare ?? 0, coverage ?? 0, low, high]
      expect(figures.filter((figure) => !(figure >= 0 && figure <= 1 && rounded(figure) === figure))).toEqual(
        [],
      )
      expect(low <= high && Number(evidencedShare) <= Number(share)).toBe(true)
    }
  }, RUNS)
})

test('a node shows a share exactly when it is scored, is scored exactly when its coverage reaches the gate, and applies exactly when it has a coverage', () => {
  holds((world) => {
    const gate = rounded(world.questionnaire.scoring.coverageGate)
    for (const node of everyNode(scored(world).root)) {
      const { state, share, evidencedShare, provisionalShare, coverage, range, kind } = node
      expect(share === null).toBe(state !== 'scored')
      expect(evidencedShare === null).toBe(state !== 'scored')
      expect(coverage === null).toBe(state === 'na' || state === 'removed')
      expect(range === null).toBe(coverage === null)
      expect(provisionalShare === null).toBe(!coverage)
      expect(state === 'scored').toBe(provisionalShare !== null && (coverage ?? 0) >= gate)
      expect([null, provisionalShare]).toContain(share)
      expect(state === 'insufficient' && kind === 'item').toBe(false)
    }
  }, RUNS)
})

test('every share and coverage is what the rules give when they are followed once more, without the app', () => {
  holds((world) => {
    const byHand = scoreByHand(world)
    for (const node of everyNode(scored(world).root)) {
      const expected = byHand.get(node.id)
      if (!expected || node.kind === 'item') continue
      const { applicable, answered: counted, claimed, evidenced } = expected
      expect(isNear(node.coverage, applicable > 0 ? counted / applicable : null)).toBe(true)
      expect(isNear(node.provisionalShare, claimed)).toBe(true)
      expect(isNear(node.evidencedShare, node.share === null ? null : evidenced)).toBe(true)
    }
  }, RUNS * 2)
})

test('the gate of coverage decides what is shown and nothing else: what is too thin still goes up', () => {
  holds((world) => {
    const figures = [0, 0.5, 1].map((coverageGate) => {
      const questionnaire = changed(world.questionnaire, { scoring: { coverageGate } })
      return everyNode(scored(world, { questionnaire }).root).map(
        ({ provisionalShare, coverage, range }) => ({
          provisionalShare,
          coverage,
          range,
        }),
      )
    })
    expect(figures[1]).toEqual(figures[0])
    expect(figures[2]).toEqual(figures[0])
  }, RUNS)
})

test('all best is 1 and all worst is 0 where items reach both ends and no cap applies', () => {
  holds((world) => {
    const questionnaire = changed(unconditional(world.questionnaire), {
      item: (item) => (answerable([item]).some(reachesBothEnds) ? item : { ...item, scored: false }),
    })
    const items = answerable(askable(questionnaire))
    for (const [end, share] of [
      ['best', 1],
      ['worst', 0],
    ] as const) {
      const answers = new Map(items.map((item) => [item.id, answered(extremeValue(item, end))]))
      const { root } = scored(world, { questionnaire, answers })
      expect([null, share]).toContain(root.share)
      expect(root.share === null).toBe(root.state === 'na' || root.state === 'removed')
    }
  }, RUNS)
})

function reachesBothEnds(item: Parameters<typeof extremeValue>[0]): boolean {
  const shares = candidates(item).map((value) => rounded(shareByHand(item, value)))
  return shares.includes(0) && shares.includes(1)
}

test('raising one answer that nothing else depends on lowers no share, no band and no level of the certificate, and breaks no duty', () => {
  holds((world) => {
    const luck = new Luck(world.luck)
    const { questionnaire, answers } = world
    const before = scored(world)
    const read = readIn(questionnaire)
    const isAnswered = (id: string) => byId(before.root).get(`item ${id}`)?.state === 'scored'
    const raisable = answerable(askable(questionnaire)).filter(({ id }) => isAnswered(id) && !read.has(id))
    if (raisable.length === 0) return
    const item = luck.of(raisable)
    const share = shareByHand(item, answers.get(item.id)?.value ?? '')
    const better = candidates(item).filter((value) => shareByHand(item, value) >= share)
    const after = scored(world, { answers: withAnswer(answers, item.id, answered(luck.of(better))) })
    const now = byId(after.root)
    for (const [id, node] of byId(before.root)) {
      const other = now.get(id)
      for (const key of ['provisionalShare', 'share', 'evidencedShare'] as const)
        expect(Number(other?.[key])).toBeGreaterThanOrEqual(Number(node[key]) - DUST)
      expect(placeOf(other?.band)).toBeGreaterThanOrEqual(placeOf(node.band))
    }
    for (const key of ['level', 'possible', 'byShare'] as const)
      expect(placeOf(after.certificate?.[key])).toBeGreaterThanOrEqual(placeOf(before.certificate?.[key]))
    const broken = before.legal
      .filter(({ state }) => state === 'notMet')
      .map(({ indicatorId }) => indicatorId)
    const isNew = after.legal.filter(
      ({ state, indicatorId }) => state === 'notMet' && !broken.includes(indicatorId),
    )
    expect(isNew).toEqual([])
  }, RUNS * 2)
})

/** Bands and levels of random questionnaires are numbered from the lowest. */
function placeOf(id: string | null | undefined): number {
  return id ? Number(/\d+$/.exec(id)?.[0]) : -1
}

test('the order of answers and of siblings does not matter', () => {
  holds((world) => {
    // Conditions of being shown read from the top; everything else may stand anywhere.
    const questionnaire = changed(world.questionnaire, {
      indicator: (indicator) => without(indicator, 'visibleIf'),
      item: (item) => without(item, 'visibleIf'),
    })
    const other = changed(questionnaire, {
      area: ({ indicators = [], areas = [], ...area }): Area => ({
        ...area,
        indicators: indicators.toReversed(),
        areas: areas.toReversed(),
      }),
      indicator: reversedItems,
    })
    const one = scored(world, { questionnaire })
    const backwards = {
      questionnaire: { ...other, areas: other.areas.toReversed() },
      answers: new Map([...world.answers].reverse()),
      evidence: new Map([...world.evidence].reverse()),
    }
    const two = scored(world, backwards)
    expect(figuresById(two.root)).toEqual(figuresById(one.root))
    expect(termsById(two.root)).toEqual(termsById(one.root))
    expect(two.root.gates).toEqual(one.root.gates)
    expect(two.certificate).toEqual(one.certificate)
    const ofIndicators = ({ legal }: typeof one) => new Map(legal.map((found) => [found.indicatorId, found]))
    expect(ofIndicators(two)).toEqual(ofIndicators(one))
  }, RUNS)
})

/** What each child brings to its parent, resolved weights to the last bit. */
function termsById(root: NodeScore): Map<string, NodeScore['trace']['terms'][number]> {
  const terms = everyNode(root).flatMap((node) => node.trace.terms.map((term) => ({ in: node, term })))
  return new Map(terms.map(({ in: { kind, id }, term }) => [`${term.id} in ${kind} ${id}`, term]))
}

/** The first ladder gives an indicator its level, so two keep their order. */
function reversedItems(indicator: Indicator): Indicator {
  const ladders = indicator.items.filter(({ type }) => type === 'ladder')
  return ladders.length > 1 ? indicator : { ...indicator, items: indicator.items.toReversed() }
}

test('N/A and removal of the item give the same score, where no expression, limit or condition names it', () => {
  holds((world) => {
    const luck = new Luck(world.luck)
    const { questionnaire, answers } = world
    const named = readIn(questionnaire)
    const gated = new Set(
      (questionnaire.scoring.gates ?? []).flatMap(({ require }) =>
        'indicator' in require ? [require.indicator] : [],
      ),
    )
    const ids = allIndicators(questionnaire.areas).flatMap((indicator) => {
      const isLevelNamed =
        gated.has(indicator.id) || (indicator.caps ?? []).some(({ limit }) => 'level' in limit)
      return answerable(indicator.items)
        .filter(
          ({ id, notApplicable, type }) =>
            notApplicable && !named.has(id) && !(isLevelNamed && type === 'ladder'),
        )
        .map(({ id }) => id)
    })
    if (ids.length === 0) return
    const id = luck.of(ids)
    const removed = changed(questionnaire, {
      indicator: (indicator) => ({ ...indicator, items: indicator.items.filter((item) => item.id !== id) }),
    })
    const figures = (part: Partial<World>) =>
      everyNode(scored(world, part).root)
        .filter((node) => node.kind !== 'item' || node.id !== id)
        .map(({ id: of, share, provisionalShare, coverage, range, evidencedShare, band }) => ({
          of,
          share,
          provisionalShare,
          coverage,
          range,
          evidencedShare,
          band,
        }))
    expect(figures({ answers: withAnswer(answers, id, NOT_APPLICABLE) })).toEqual(
      figures({ questionnaire: removed }),
    )
  }, RUNS)
})

test('coverage is 1 exactly when nothing applicable is missing', () => {
  holds((world) => {
    const { root } = scored(world)
    const leaves = everyNode(root).filter((node) => node.kind === 'item')
    const states = new Set(leaves.map(({ state }) => state))
    expect(root.coverage === 1).toBe(!states.has('missing') && states.has('scored'))
  }, RUNS)
})

test('what is off the scale, not confirmed, or N/A where that is not allowed counts as not answered; what is hidden or not asked counts for nothing', () => {
  holds((world) => {
    const luck = new Luck(world.luck)
    const { questionnaire, answers, evidence, context } = world
    const asked = askedIn(world)
    const { hidden } = factsOf(asked, answers, context)
    const isAsked = new Set(asked.flatMap(({ items }) => items.map(({ id }) => id)))
    const others = new Map(answers)
    const proofs = new Map(evidence)
    for (const item of askable(questionnaire)) {
      if (!isAsked.has(item.id) || hidden.has(item.id)) {
        others.set(item.id, answered(aValue(luck, item)))
        proofs.set(item.id, 1)
      } else if (isMissing(standingOf(item, answers.get(item.id)))) {
        const waiting = { ...answered(aValue(luck, item)), toConfirm: true as const }
        others.set(
          item.id,
          luck.of([waiting, answered(OFF_SCALE), item.notApplicable ? waiting : NOT_APPLICABLE]),
        )
      }
    }
    const figures = (part: Partial<World>) =>
      everyNode(scored(world, part).root).map(({ share, provisionalShare, coverage, evidencedShare }) => ({
        share,
        provisionalShare,
        coverage,
        evidencedShare,
      }))
    expect(figures({ answers: others, evidence: proofs })).toEqual(figures({}))
  }, RUNS)
})

test('with weighted means, `auto` all the way and no cap the whole is the mean of one flat list', () => {
  holds((world) => {
    const questionnaire = changed(world.questionnaire, {
      area: (area) => ({ ...area, weight: 'auto', aggregation: 'weightedMean' }),
      indicator: (one) =>
        without({ ...one, weight: 'auto' as const, aggregation: 'weightedMean' as const }, 'caps'),
      scoring: { aggregation: 'weightedMean' },
    })
    const { root } = scored(world, { questionnaire })
    const items = byId(root)
    const flat = allIndicators(questionnaire.areas)
      .flatMap((indicator) => indicator.items.filter(isScored))
      .map(({ id, weight = 1 }) => ({ weight, node: items.get(`item ${id}`) }))
    const sum = (value: (one: (typeof flat)[number]) => number) =>
      flat.reduce((total, one) => total + value(one), 0)
    const counted = sum(({ weight, node }) => (node?.state === 'scored' ? weight : 0))
    const applicable = sum(({ weight, node }) => (node?.coverage === null ? 0 : weight))
    const gained = sum(({ weight, node }) => weight * (node?.share ?? 0))
    expect(isNear(root.coverage, applicable > 0 ? counted / applicable : null)).toBe(true)
    expect(isNear(root.provisionalShare, counted > 0 ? gained / counted : null)).toBe(true)
  }, RUNS)
})

test('a sheet has the score it would have alone, whatever sheets of the same questionnaire were scored before', () => {
  holds((world) => {
    const luck = new Luck(world.luck)
    const items = askable(world.questionnaire)
    for (const item of luck.some(items)) {
      const content = luck.of([answered(aValue(luck, item)), NOT_APPLICABLE, DONT_KNOW])
      const other = {
        answers: withAnswer(world.answers, item.id, content),
        evidence: new Map(luck.some(items).map(({ id }) => [id, 1])),
      }
      const alone = { ...other, questionnaire: structuredClone(world.questionnaire) }
      expect(scored(world, other)).toEqual(scored(world, alone))
    }
  }, RUNS)
})
