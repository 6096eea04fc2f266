import { factsOf } from '@/domain/assessment/facts'
import type { AssessmentContext } from '@/domain/assessment/sheet-answers'
import { itemsIn } from '@/domain/expression/references'
import type { Indicator } from '@/domain/questionnaire/format-1'
import type { SurveyResponse } from '@/domain/records/survey-response'
import { Branch } from './branch'
import type { ItemTally } from './item-tally'

/** Items of which none decides whether one outside is asked, nor the other way round. */
interface Circle {
  /** The indicators with only these items. */
  readonly indicators: readonly Indicator[]
  /** Those that conditions read. */
  readonly read: readonly ItemTally[]
  /** What is hidden, by what is said in those. */
  readonly hidden: Branch<readonly ItemTally[]>
}

/**
 * What skip logic hides from each person. It depends only on what is said where conditions look, and few different things
 * are said there: each is worked out once (`factsOf`).
 */
export class SkipLogic {
  readonly #circles: readonly Circle[]
  readonly #context: AssessmentContext
  readonly #tallies: ReadonlyMap<string, ItemTally>

  /** `tallies`: those of all items that are asked. */
  constructor(
    asked: readonly Indicator[],
    context: AssessmentContext,
    tallies: ReadonlyMap<string, ItemTally>,
  ) {
    this.#context = context
    this.#tallies = tallies
    const read = new Set(conditionsOf(asked).flatMap((condition) => [...itemsIn(condition)]))
    this.#circles = circlesOf(asked).map((ids) => ({
      indicators: asked.flatMap((indicator) => {
        const items = indicator.items.filter(({ id }) => ids.has(id))
        return items.length > 0 ? [{ ...indicator, items }] : []
      }),
      read: this.#among([...ids].filter((id) => read.has(id))),
      hidden: new Branch(),
    }))
  }

  /** Hides what the person who is being counted, and has answered so, was not asked. */
  apply(answers: SurveyResponse['answers']): void {
    for (const { indicators, read, hidden } of this.#circles) {
      let branch = hidden
      for (const tally of read) branch = branch.to(tally.now)
      branch.kept ??= this.#hiddenIn(indicators, answers)
      for (const tally of branch.kept) tally.hide()
    }
  }

  #hiddenIn(indicators: readonly Indicator[], answers: SurveyResponse['answers']): ItemTally[] {
    const { hidden } = factsOf(indicators, new Map(Object.entries(answers)), this.#context)
    return this.#among([...hidden])
  }

  #among(ids: readonly string[]): ItemTally[] {
    return ids.flatMap((id) => this.#tallies.get(id) ?? [])
  }
}

function conditionsOf(asked: readonly Indicator[]) {
  return asked
    .flatMap(({ visibleIf, items }) => [visibleIf, ...items.map((item) => item.visibleIf)])
    .filter((condition) => condition !== undefined)
}

/** Each condition joins the items that it reads with those at which it stands. */
function circlesOf(asked: readonly Indicator[]): ReadonlySet<string>[] {
  const links = asked.flatMap(({ visibleIf, items }) => [
    ...(visibleIf === undefined ? [] : [[...itemsIn(visibleIf), ...items.map(({ id }) => id)]]),
    ...items.flatMap((item) => (item.visibleIf === undefined ? [] : [[...itemsIn(item.visibleIf), item.id]])),
  ])
  return links.reduce<ReadonlySet<string>[]>((circles, link) => {
    const touched = circles.filter((circle) => link.some((id) => circle.has(id)))
    const joined = new Set([...link, ...touched.flatMap((circle) => [...circle])])
    return [...circles.filter((circle) => !touched.includes(circle)), joined]
  }, [])
}
