import type { Indicator, Item } from '@/domain/questionnaire/format-1'
import { summaryOf, type Summary } from './summary'
import { isBreakdown, type BreakdownItem, type CountedItem, type SurveyTally } from './tally'
import { withheld, type Withheld } from './withhold'

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
  /**
   * What was written, sorted, so that no two texts can be told to be of one person; null where the item is not a text.
   * Sorted when first asked for: thousands take a while, and reports show none.
   */
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

/**
 * The results of an anonymous survey (scoring.md §8), pure, whatever the order of the responses. Totals are always shown;
 * what the breakdown does not show cannot be computed from what it shows. What skip logic hides from a person leaves the
 * denominator; don't know and N/A are counted apart.
 */
export function surveyResults(tally: SurveyTally): SurveyResults {
  const { breakdown: item } = tally
  const groups = item && groupsOf(tally)
  return {
    n: tally.sizes.reduce((sum, size) => sum + size, 0),
    breakdown: item && groups && { item, groups },
    items: tally.items.map((counted) => itemResult(counted, [...tally.groups.keys()], groups)),
  }
}

function groupsOf({ groups, sizes }: SurveyTally): SurveyGroup[] {
  const reasons = withheld(
    sizes.map((size) => [size]),
    null,
  )
  return groups.map((id, index): SurveyGroup => {
    const n = sizes[index] ?? 0
    const reason = reasons[index] ?? null
    if (reason) return { id, state: reason, n: null }
    return { id, state: n === 0 ? 'empty' : 'shown', n }
  })
}

function itemResult(
  { indicator, item, tally }: CountedItem,
  everybody: readonly number[],
  groups: readonly SurveyGroup[] | null,
): ItemResult {
  const isText = item.type === 'shortText' || item.type === 'longText'
  let texts: readonly string[] | null = null
  return {
    indicator,
    item,
    total: summaryOf(item, tally.told(everybody)),
    get texts() {
      return isText ? (texts ??= tally.texts.map((text) => text.trim()).sort()) : null
    },
    cells: groups && !isText && !isBreakdown(item) ? cellsOf({ item, tally }, groups) : null,
  }
}

/** The hidden groups count as one here, so that nothing of how they divide shows. */
function cellsOf(
  { item, tally }: Pick<CountedItem, 'item' | 'tally'>,
  groups: readonly SurveyGroup[],
): SurveyCell[] {
  const isHidden = groups.map(({ n }) => n === null)
  const summaries = groups.map((_, index) => summaryOf(item, tally.told([index])))
  const pool = summaryOf(item, tally.told([...groups.keys()].filter((index) => isHidden[index])))
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
