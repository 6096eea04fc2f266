import { askedIndicators, askedItems } from '@/domain/assessment/applicability'
import type { AssessmentContext } from '@/domain/assessment/sheet-answers'
import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import type { SurveyResponse } from '@/domain/records/survey-response'
import { ItemTally } from './item-tally'
import { SkipLogic } from './skip-logic'

/** A single choice by which results can be broken down: sex, age band, group. */
export type BreakdownItem = Extract<Item, { type: 'singleChoice' }>

/** What is counted of one item that is asked. */
export interface CountedItem {
  readonly indicator: Indicator
  readonly item: Item
  readonly tally: ItemTally
}

/** The items by which the results of a questionnaire can be broken down, in the order of the file. */
export function breakdownItems(questionnaire: Questionnaire, context: AssessmentContext): BreakdownItem[] {
  return askedIndicators(questionnaire, context).flatMap(({ items }) => items.filter(isBreakdown))
}

/** Whether the item describes the people. */
export function isBreakdown(item: Item): item is BreakdownItem {
  return item.type === 'singleChoice' && item.breakdown === true
}

/**
 * Counts the sheets of a survey, one by one and in any order; no sheet is kept. An id that is no item of `breakdownItems`
 * gives no breakdown.
 */
export class SurveyTally {
  /** What they are broken down by. */
  readonly breakdown: BreakdownItem | null
  /** Ids of its choices, then null for all who did not say; without a breakdown everybody is in that group. */
  readonly groups: readonly (string | null)[]
  /** Every item that is asked in this context, in the order of the file. */
  readonly items: readonly CountedItem[]
  /** How many people there are in each group. */
  readonly sizes: readonly number[]
  readonly #sizes: number[]
  readonly #tallies: ReadonlyMap<string, ItemTally>
  readonly #skipLogic: SkipLogic
  readonly #groupOf: ReadonlyMap<unknown, number>

  constructor(questionnaire: Questionnaire, context: AssessmentContext, breakdownItemId: string | null) {
    const offered = breakdownItems(questionnaire, context)
    this.breakdown = offered.find(({ id }) => id === breakdownItemId) ?? null
    this.groups = [...(this.breakdown?.choices.map(({ id }) => id) ?? []), null]
    this.#groupOf = new Map(this.groups.map((id, index) => [id, index]))
    this.#sizes = this.groups.map(() => 0)
    this.sizes = this.#sizes
    const asked = askedIndicators(questionnaire, context)
    this.items = asked.flatMap((indicator) =>
      askedItems(indicator).map((item) => ({
        indicator,
        item,
        tally: new ItemTally(item, this.groups.length),
      })),
    )
    this.#tallies = new Map(this.items.map(({ item, tally }) => [item.id, tally]))
    this.#skipLogic = new SkipLogic(asked, context, this.#tallies)
  }

  /** Counts what one person has said, as it is stored: a copy of each sheet would cost as much as counting it. */
  add(answers: SurveyResponse['answers']): void {
    const tallies = this.#tallies
    for (const id in answers) {
      const content = answers[id]
      if (content) tallies.get(id)?.say(content)
    }
    this.#skipLogic.apply(answers)
    const group = this.#groupOf.get(this.#by()) ?? this.groups.length - 1
    for (const { tally } of this.items) tally.count(group)
    this.#sizes[group] = (this.#sizes[group] ?? 0) + 1
  }

  /** What the person who is being counted says of the breakdown's item. */
  #by(): unknown {
    return this.breakdown && this.#tallies.get(this.breakdown.id)?.answer
  }
}
