import type { Item } from '@/domain/questionnaire/format-1'
import { isIdList } from '@/domain/records/answer'
import type { Share } from '@/domain/shared/units'
import { shareOf, type Interval } from './interval'
import type { Told } from './item-tally'
import { meanInterval, type Counted, type Mean } from './mean'

/** How many people a summary rests on. `asked` is the sum of the other four; whoever was not asked is in none of them. */
export interface Base {
  readonly asked: number
  readonly answered: number
  readonly dontKnow: number
  readonly notApplicable: number
  readonly unanswered: number
}

/** How many of those who answered said one thing. */
export interface ChoiceShare {
  /** Id of the choice; `yes`, `partly`, `no`; or the level or figure of a scale as text. */
  readonly key: string
  readonly count: number
  /** Of those who answered; null where nobody did. With several choices the shares may add up to more than 1. */
  readonly share: Share | null
  /** 95 %, Wilson; null where nobody answered. */
  readonly interval: Interval | null
}

/** Where one of the things stands that were put into an order. */
export interface RankedChoice extends ChoiceShare {
  /** Mean place, 1 the first, among those who placed it; null where nobody did. Where only some places are asked for, read it beside the share. */
  readonly meanRank: Mean | null
}

/** What people said of one item. A part that its kind of item does not have is null. */
export interface Summary {
  readonly base: Base
  /** Ladder, scale, yes/partly/no, single and several choices, in the order of the file or of the scale. */
  readonly shares: readonly ChoiceShare[] | null
  /** Ladder, scale, number, percent (0–100) and money, in the item's own unit; null also where nobody answered. */
  readonly mean: Mean | null
  /** Rankings, in the order of the file. Its `count` is of those who placed the choice at all. */
  readonly ranking: readonly RankedChoice[] | null
}

/** What these people said of the item. */
export function summaryOf(item: Item, told: Told): Summary {
  const base = baseOf(told)
  return {
    base,
    shares: sharesOf(item, told, base.answered),
    mean: hasMean(item) ? meanInterval(told.values.filter(isFigure)) : null,
    ranking:
      item.type === 'ranking' ? item.choices.map(({ id }) => rankedChoice(id, told, base.answered)) : null,
  }
}

function baseOf({ answered, dontKnow, na, unanswered }: Told): Base {
  return { asked: answered + dontKnow + na + unanswered, answered, dontKnow, notApplicable: na, unanswered }
}

function isFigure(counted: Told['values'][number]): counted is Counted {
  return typeof counted[0] === 'number'
}

function hasMean({ type }: Item): boolean {
  return ['ladder', 'scale', 'number', 'percent', 'money'].includes(type)
}

function sharesOf(item: Item, { values }: Told, answered: number): ChoiceShare[] | null {
  const keys = keysOf(item)
  if (!keys) return null
  const counts = new Map<string, number>()
  for (const [value, count] of values)
    for (const key of chosenIn(value)) counts.set(key, (counts.get(key) ?? 0) + count)
  return keys.map((key) => {
    const count = counts.get(key) ?? 0
    return { key, count, ...shareOf(count, answered) }
  })
}

/** The keys that a value stands for. */
function chosenIn(value: Told['values'][number][0]): Iterable<string> {
  if (isIdList(value)) return new Set(value)
  return typeof value === 'object' ? [] : [String(value)]
}

function keysOf(item: Item): string[] | null {
  switch (item.type) {
    case 'ladder':
      return item.levels.map(({ value }) => String(value))
    case 'scale':
      return Array.from({ length: item.max - item.min + 1 }, (_, step) => String(item.min + step))
    case 'yesPartlyNo':
      return ['yes', 'partly', 'no']
    case 'singleChoice':
    case 'multipleChoice':
      return item.choices.map(({ id }) => id)
    case 'number':
    case 'percent':
    case 'money':
    case 'date':
    case 'month':
    case 'shortText':
    case 'longText':
    case 'ranking':
    case 'table':
    case 'roster':
    case 'file':
    case 'ratio':
    case 'computed':
      return null
  }
}

function rankedChoice(id: string, { values }: Told, answered: number): RankedChoice {
  const ranks = values.flatMap(([value, count]): Counted[] => {
    const rank = isIdList(value) ? value.indexOf(id) + 1 : 0
    return rank > 0 ? [[rank, count]] : []
  })
  const placed = ranks.reduce((sum, [, count]) => sum + count, 0)
  return { key: id, count: placed, ...shareOf(placed, answered), meanRank: meanInterval(ranks) }
}
