import type { Facts } from '@/domain/assessment/facts'
import { evaluateOpen, type Value } from '@/domain/expression/evaluate'
import { itemsIn } from '@/domain/expression/references'
import type { ScoredItem } from '@/domain/questionnaire/tree'
import { isIdList, type AnswerValue } from '@/domain/records/answer'
import { rounded } from '@/domain/shared/units'
import { lineArithmetic, plain } from './arithmetic'
import type { Trace } from './score'

type RatioItem = Extract<ScoredItem, { type: 'ratio' }>
type MultipleChoiceItem = Extract<ScoredItem, { type: 'multipleChoice' }>

/** What an item gives: a share, unrounded, with the value and the arithmetic; or nothing, because it is missing or N/A. */
export type ItemReading =
  | {
      readonly state: 'scored'
      readonly share: number
      readonly value: Trace['value']
      readonly arithmetic: string
    }
  | { readonly state: 'missing' }
  | { readonly state: 'na' }

const MISSING: ItemReading = { state: 'missing' }
const NOT_APPLICABLE: ItemReading = { state: 'na' }

/** What an asked item gives (scoring.md §2). */
export function readItem(item: ScoredItem, facts: Facts): ItemReading {
  if (item.type === 'ratio') return readRatio(item, facts)
  const standing = facts.standings.get(item.id)
  if (standing?.state === 'na') return NOT_APPLICABLE
  if (standing?.state !== 'answered') return MISSING
  return { state: 'scored', value: standing.value, ...shareOfValue(item, standing.value) }
}

interface Shared {
  readonly share: number
  readonly arithmetic: string
}

/** The share of a value that is on the item's scale. */
function shareOfValue(item: Exclude<ScoredItem, RatioItem>, value: AnswerValue): Shared {
  switch (item.type) {
    case 'yesPartlyNo':
      return stated(value === 'yes' ? 1 : value === 'partly' ? 0.5 : 0)
    case 'singleChoice':
      return stated(item.choices.find((choice) => choice.id === value)?.share ?? 0)
    case 'multipleChoice':
      return shareOfChoices(item, new Set(isIdList(value) ? value : []))
    case 'ladder':
    case 'scale':
    case 'number':
    case 'percent':
      return shareOfFigure(Number(value), ...endsOf(item))
  }
}

function stated(share: number): Shared {
  return { share, arithmetic: plain(share) }
}

function shareOfFigure(figure: number, zeroAt: number, fullAt: number): Shared {
  // A line without length would divide by 0: whatever reaches its one point is full.
  if (zeroAt === fullAt) return stated(figure >= fullAt ? 1 : 0)
  const along = (figure - zeroAt) / (fullAt - zeroAt)
  return {
    share: Math.min(1, Math.max(0, along)),
    arithmetic: lineArithmetic(figure, zeroAt, fullAt, along),
  }
}

function shareOfChoices(item: MultipleChoiceItem, chosen: ReadonlySet<string>): Shared {
  const { bestSet } = item
  if (bestSet) {
    const found = bestSet.filter((id) => chosen.has(id)).length
    const share = found / bestSet.length
    return { share, arithmetic: `${plain(found)} ÷ ${plain(bestSet.length)} = ${plain(share)}` }
  }
  const shares = item.choices.filter((choice) => chosen.has(choice.id)).map((choice) => choice.share ?? 0)
  const share = Math.min(1, rounded(shares.reduce((sum, part) => sum + part, 0)))
  return { share, arithmetic: `min(1, ${shares.map(plain).join(' + ') || '0'}) = ${plain(share)}` }
}

/** Where the share of a figure is 0 and where it is full. Numbers and percents are scored only where they have a line. */
function endsOf(
  item: Extract<ScoredItem, { type: 'ladder' | 'scale' | 'number' | 'percent' }>,
): [zeroAt: number, fullAt: number] {
  if (item.type === 'scale') return [item.min, item.max]
  if (item.type === 'ladder') return [item.levels[0]?.value ?? 0, item.levels.at(-1)?.value ?? 0]
  return [item.line?.zeroAt ?? 0, item.line?.fullAt ?? 0]
}

/**
 * A ratio waits for the figures it reads: one of them missing makes it missing. One of them N/A or not asked makes it N/A,
 * unless the expression has a value without it. A whole of 0, or another division by 0 on the way, is "no case".
 */
function readRatio(item: RatioItem, { open, standings }: Facts): ItemReading {
  const whole = figureOf(evaluateOpen(item.whole, open))
  const part = figureOf(evaluateOpen(item.part, open))
  if (part === null || whole === null) return withoutFigure(item, standings)
  if (whole === 0) return withoutCase(item)
  if (part === undefined || whole === undefined) return MISSING
  const percent = rounded((100 * part) / whole)
  const { share, arithmetic } = shareOfFigure(percent, item.line.zeroAt, item.line.fullAt)
  const division = `100 × ${plain(part)} ÷ ${plain(whole)} = ${plain(percent)}`
  return { state: 'scored', share, value: percent, arithmetic: `${division}; ${arithmetic}` }
}

function figureOf(value: Value | undefined): number | null | undefined {
  return typeof value === 'number' || value === undefined ? value : null
}

function withoutFigure(item: RatioItem, standings: Facts['standings']): ItemReading {
  const read = [...itemsIn(item.part), ...itemsIn(item.whole)]
  const isLeftOut = (id: string) => (standings.get(id)?.state ?? 'na') === 'na'
  return read.some(isLeftOut) ? NOT_APPLICABLE : withoutCase(item)
}

function withoutCase({ noCase }: RatioItem): ItemReading {
  if (typeof noCase !== 'string') return { state: 'scored', value: null, ...stated(noCase.share) }
  return noCase === 'na' ? NOT_APPLICABLE : MISSING
}

/** The lowest and highest share that an answer to the item can give; a ratio can give any. */
export function reachableShares(item: ScoredItem): [worst: number, best: number] {
  switch (item.type) {
    case 'singleChoice': {
      const shares = item.choices.map((choice) => choice.share ?? 0)
      return [Math.min(...shares), Math.max(...shares)]
    }
    case 'multipleChoice':
      return [0, shareOfChoices(item, new Set(item.choices.map((choice) => choice.id))).share]
    case 'number':
    case 'percent': {
      const [low, high] = item.type === 'percent' ? [0, 100] : [item.min ?? -Infinity, item.max ?? Infinity]
      const ends = [low, high].map((figure) => shareOfFigure(figure, ...endsOf(item)).share)
      return [Math.min(...ends), Math.max(...ends)]
    }
    case 'ladder':
    case 'scale':
    case 'yesPartlyNo':
    case 'ratio':
      return [0, 1]
  }
}

/** Whether a missing item may yet prove to have no case, and so give no share at all. */
export function mayHaveNoCase(item: ScoredItem): boolean {
  return item.type === 'ratio' && typeof item.noCase === 'string'
}
