import type { Standing } from '@/domain/assessment/standing'
import type { Item } from '@/domain/questionnaire/format-1'
import { isIdList } from '@/domain/records/answer'
import type { Share } from '@/domain/shared/units'
import { shareOf, type Interval } from './interval'
import { meanInterval, type Mean } from './mean'

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

/** Where one person stands with one item; `notAsked` where skip logic hides it. */
export type Stance = Standing | { readonly state: 'notAsked' }

/** What these people said of the item. Their order does not matter. */
export function summaryOf(item: Item, stances: readonly Stance[]): Summary {
  const values = stances.flatMap((stance) => (stance.state === 'answered' ? [stance.value] : []))
  const lists = values.filter(isIdList)
  return {
    base: baseOf(stances),
    shares: sharesOf(item, values.map(chosenIn)),
    mean: hasMean(item) ? meanInterval(values.filter((value) => typeof value === 'number')) : null,
    ranking: item.type === 'ranking' ? item.choices.map(({ id }) => rankedChoice(id, lists)) : null,
  }
}

function baseOf(stances: readonly Stance[]): Base {
  const count = (state: Stance['state']) => stances.filter((stance) => stance.state === state).length
  return {
    asked: stances.length - count('notAsked'),
    answered: count('answered'),
    dontKnow: count('dontKnow'),
    notApplicable: count('na'),
    unanswered: count('unanswered'),
  }
}

function hasMean({ type }: Item): boolean {
  return ['ladder', 'scale', 'number', 'percent', 'money'].includes(type)
}

/** The keys that a value stands for. */
function chosenIn(value: Extract<Stance, { state: 'answered' }>['value']): ReadonlySet<string> {
  if (isIdList(value)) return new Set(value)
  return new Set(typeof value === 'object' ? [] : [String(value)])
}

function sharesOf(item: Item, answers: readonly ReadonlySet<string>[]): ChoiceShare[] | null {
  return (
    keysOf(item)?.map((key) => {
      const count = answers.filter((chosen) => chosen.has(key)).length
      return { key, count, ...shareOf(count, answers.length) }
    }) ?? null
  )
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

function rankedChoice(id: string, orders: readonly string[][]): RankedChoice {
  const ranks = orders.map((order) => order.indexOf(id) + 1).filter((rank) => rank > 0)
  return {
    key: id,
    count: ranks.length,
    ...shareOf(ranks.length, orders.length),
    meanRank: meanInterval(ranks),
  }
}
