import { askedIndicators, askedItems } from '@/domain/assessment/applicability'
import { factsOf } from '@/domain/assessment/facts'
import type { AssessmentContext, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { summaryOf, type Stance, type Summary } from './summary'
import { withheld, type Withheld } from './withhold'

/** A single choice by which results can be broken down: sex, age band, group. */
export type BreakdownItem = Extract<Item, { type: 'singleChoice' }>

/** The people who chose one thing in the breakdown's item. */
export interface SurveyGroup {
  /** Id of the choice; null for all who did not say: don't know, not applicable, not asked, not answered. */
  readonly id: string | null
  /**
   * `empty`: nobody. `tooFew`: 1 to 4 people, not shown. `protects`: not shown, or one that is too small could be computed
   * from it by subtraction. Hidden is not missing: these people are in every total.
   */
  readonly state: 'shown' | 'empty' | Withheld
  /** How many people; null where the group is not shown. */
  readonly n: number | null
}

/** One group's part in one item. `groupHidden`: the whole group is; `tooFew`, `protects`: as for groups, at this item. */
export type SurveyCell =
  | { readonly state: 'shown'; readonly summary: Summary }
  | { readonly state: 'groupHidden' | Withheld; readonly summary: null }

/** What all responses together say of one item. */
export interface ItemResult {
  readonly indicator: Indicator
  readonly item: Item
  /** All who were asked, whatever group they are in. */
  readonly total: Summary
  /** What was written, sorted, so that no two texts can be told to be of one person; null where the item is not a text. */
  readonly texts: readonly string[] | null
  /** One for each group, in their order; null without a breakdown, for texts, and for items that describe the people themselves. */
  readonly cells: readonly SurveyCell[] | null
}

/** What the responses to a survey say together. */
export interface SurveyResults {
  /** How many responses. */
  readonly n: number
  readonly breakdown: { readonly item: BreakdownItem; readonly groups: readonly SurveyGroup[] } | null
  /** Every item that is asked in this context, in the order of the file. */
  readonly items: readonly ItemResult[]
}

/** The items by which the results of a questionnaire can be broken down, in the order of the file. */
export function breakdownItems(questionnaire: Questionnaire, context: AssessmentContext): BreakdownItem[] {
  return askedIndicators(questionnaire, context).flatMap(({ items }) => items.filter(isBreakdown))
}

/**
 * The results of an anonymous survey (scoring.md §8), pure, whatever the order of the responses. Totals are always shown;
 * what the breakdown does not show cannot be computed from what it shows. An id that is no item of `breakdownItems` gives
 * no breakdown. What skip logic hides from a person leaves the denominator; don't know and N/A are counted apart.
 */
export function surveyResults(
  questionnaire: Questionnaire,
  responses: readonly SheetAnswers[],
  context: AssessmentContext,
  breakdownItemId: string | null,
): SurveyResults {
  const asked = askedIndicators(questionnaire, context)
  const people = responses.map((answers) => stancesOf(asked, answers, context))
  const item = breakdownItems(questionnaire, context).find(({ id }) => id === breakdownItemId)
  const division = item ? divided(item, people) : null
  return {
    n: people.length,
    breakdown: item && division ? { item, groups: division.groups } : null,
    items: asked.flatMap((indicator) =>
      askedItems(indicator).map((one) => itemResult(indicator, one, people, division)),
    ),
  }
}

type Person = (item: Item) => Stance

const NOT_ASKED: Stance = { state: 'notAsked' }

function stancesOf(asked: readonly Indicator[], answers: SheetAnswers, context: AssessmentContext): Person {
  const { standings } = factsOf(asked, answers, context)
  return ({ id }) => standings.get(id) ?? NOT_ASKED
}

function isBreakdown(item: Item): item is BreakdownItem {
  return item.type === 'singleChoice' && item.breakdown === true
}

interface Division {
  readonly groups: readonly SurveyGroup[]
  /** The people of each group, in the order of the groups. */
  readonly members: readonly (readonly Person[])[]
}

function divided(item: BreakdownItem, people: readonly Person[]): Division {
  const chosen = people.map((person) => {
    const stance = person(item)
    return stance.state === 'answered' ? stance.value : null
  })
  const ids = [...item.choices.map(({ id }) => id), null]
  const members = ids.map((id) => people.filter((_, index) => chosen[index] === id))
  const reasons = withheld(
    members.map(({ length }) => [length]),
    null,
  )
  const groups = ids.map((id, index): SurveyGroup => {
    const n = members[index]?.length ?? 0
    const reason = reasons[index] ?? null
    if (reason) return { id, state: reason, n: null }
    return { id, state: n === 0 ? 'empty' : 'shown', n }
  })
  return { groups, members }
}

function itemResult(
  indicator: Indicator,
  item: Item,
  people: readonly Person[],
  division: Division | null,
): ItemResult {
  const isText = item.type === 'shortText' || item.type === 'longText'
  const stances = people.map((person) => person(item))
  return {
    indicator,
    item,
    total: summaryOf(item, stances),
    texts: isText ? textsIn(stances) : null,
    cells: division && !isText && !isBreakdown(item) ? cellsOf(item, division) : null,
  }
}

function textsIn(stances: readonly Stance[]): string[] {
  return stances
    .flatMap((stance) =>
      stance.state === 'answered' && typeof stance.value === 'string' ? [stance.value.trim()] : [],
    )
    .sort()
}

/** The hidden groups count as one here, so that nothing of how they divide shows. */
function cellsOf(item: Item, { groups, members }: Division): SurveyCell[] {
  const isHidden = groups.map(({ n }) => n === null)
  const summaries = members.map((group) =>
    summaryOf(
      item,
      group.map((person) => person(item)),
    ),
  )
  const pool = summaryOf(
    item,
    members.filter((_, index) => isHidden[index]).flatMap((group) => group.map((person) => person(item))),
  )
  const sizes = ({ base }: Summary) => [base.answered, base.asked]
  const reasons = withheld(
    // A hidden group is in the pool already.
    summaries.map((summary, index) => (isHidden[index] ? [0, 0] : sizes(summary))),
    sizes(pool),
  )
  return summaries.map((summary, index): SurveyCell => {
    if (isHidden[index]) return { state: 'groupHidden', summary: null }
    const reason = reasons[index] ?? null
    return reason ? { state: reason, summary: null } : { state: 'shown', summary }
  })
}
