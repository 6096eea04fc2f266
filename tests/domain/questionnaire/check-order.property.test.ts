import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Expression } from '@/domain/expression/expression'
import { itemsIn } from '@/domain/expression/references'
import type { Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { allIndicators } from '@/domain/questionnaire/tree'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire } from '../../support/questionnaires'

const COUNT = 6
const figure = { unit: 'count', integer: true, min: 0 } as const

/** What item `index` reads: for being shown, for having to be answered, or for its value where it is computed. */
interface Plan {
  readonly isComputed: boolean
  readonly shown: readonly number[]
  readonly required: readonly number[]
  /** What the indicator that begins with this item reads; null where none begins. */
  readonly begins: readonly number[] | null
}

const someItems = fc.array(fc.nat(COUNT - 1), { maxLength: 2 })
const aPlan = fc.record({
  isComputed: fc.boolean(),
  shown: someItems,
  required: someItems,
  begins: fc.option(someItems),
})
const earlierOnly = (plans: Plan[]): Plan[] =>
  plans.map((plan, index) => {
    const start = plans.findLastIndex(({ begins }, at) => at <= index && (at === 0 || begins !== null))
    const asked = (ids: readonly number[], before: number) =>
      ids.filter((id) => id < before && !plans[id]?.isComputed)
    return {
      ...plan,
      shown: asked(plan.shown, index),
      required: asked(plan.required, plan.isComputed ? COUNT : index),
      begins: plan.begins && asked(plan.begins, start),
    }
  })
const plans = fc.array(aPlan, { minLength: COUNT, maxLength: COUNT })

/** Plans that read earlier items only, but for one that reads whatever there is. */
const almostEarlier = fc
  .tuple(
    plans.map(earlierOnly),
    fc.nat(COUNT - 1),
    fc.array(fc.nat(COUNT - 1), { minLength: 1, maxLength: 2 }),
  )
  .map(([plan, index, read]) =>
    plan.map((each, at) => (at === index ? { ...each, shown: read, required: read } : each)),
  )

const anyOf = (ids: readonly number[]): Expression | undefined =>
  ids.length === 0 ? undefined : { op: 'or', args: ids.map((id) => ({ answered: `i${id}` })) }

function itemOf({ isComputed, shown, required }: Plan, index: number): Item {
  const visibleIf = anyOf(shown)
  const common = visibleIf === undefined ? {} : { visibleIf }
  if (isComputed) {
    const args = required.map((id) => ({ item: `i${id}` }))
    const value: Expression = { op: 'coalesce', args: [...args, { item: 'base' }] }
    return anItem('computed', `i${index}`, { value, unit: 'count', decimals: 0, ...common })
  }
  const requiredIf = anyOf(required)
  return anItem('number', `i${index}`, {
    ...figure,
    ...common,
    ...(requiredIf === undefined ? {} : { requiredIf }),
  })
}

function questionnaireOf(plan: readonly Plan[]): Questionnaire {
  const indicators = [anIndicator('first', { items: [aLadder('first'), anItem('number', 'base', figure)] })]
  for (const [index, each] of plan.entries()) {
    if (index === 0 || each.begins) {
      const visibleIf = anyOf(each.begins ?? [])
      const scored = aLadder(`level-${index}`)
      indicators.push(
        anIndicator(`n${index}`, { items: [scored], ...(visibleIf === undefined ? {} : { visibleIf }) }),
      )
    }
    indicators.at(-1)?.items.push(itemOf(each, index))
  }
  return aQuestionnaire({ areas: [anArea('all', { indicators })] })
}

/** What each item waits for: whatever it or its indicator reads to be shown, required or computed. */
function waitsOf(questionnaire: Questionnaire): Map<string, string[]> {
  return new Map(
    allIndicators(questionnaire.areas).flatMap(({ visibleIf, items }) =>
      items.map((item) => {
        const value = item.type === 'computed' ? item.value : undefined
        const read = [visibleIf, item.visibleIf, item.requiredIf, value]
        return [item.id, read.flatMap((each) => (each === undefined ? [] : [...itemsIn(each)]))]
      }),
    ),
  )
}

function hasCycle(waits: ReadonlyMap<string, string[]>): boolean {
  const free = new Set<string>()
  for (;;) {
    const next = [...waits].filter(([id, read]) => !free.has(id) && read.every((each) => free.has(each)))
    if (next.length === 0) return free.size < waits.size
    for (const [id] of next) free.add(id)
  }
}

test('what passes the check never waits for itself, whatever its conditions and figures read', () => {
  const seen = { cycle: 0, accepted: 0 }
  fc.assert(
    fc.property(fc.oneof(plans, almostEarlier), (plan) => {
      const questionnaire = questionnaireOf(plan)
      const isAccepted = parseQuestionnaire(questionnaire).ok
      const isCycle = hasCycle(waitsOf(questionnaire))
      if (isCycle) seen.cycle += 1
      if (isAccepted) seen.accepted += 1
      expect(isAccepted && isCycle).toBe(false)
    }),
    { numRuns: 300 },
  )
  expect(Math.min(seen.cycle, seen.accepted)).toBeGreaterThan(5)
})

test('conditions that read asked items standing before them pass the check', () => {
  fc.assert(
    fc.property(plans.map(earlierOnly), (plan) => {
      const result = parseQuestionnaire(questionnaireOf(plan))
      expect(result.ok ? [] : result.error).toEqual([])
      expect(hasCycle(waitsOf(questionnaireOf(plan)))).toBe(false)
    }),
    { numRuns: 200 },
  )
})
