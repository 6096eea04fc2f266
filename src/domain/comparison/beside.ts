import type { Item } from '@/domain/questionnaire/format-1'
import type { ExternalIndex } from '@/domain/records/comparison-records'
import { rounded, share, type Share } from '@/domain/shared/units'
import type { Summary } from '@/domain/statistics/summary'
import { FEWEST } from '@/domain/statistics/withhold'
import type { Entry } from './comparison'
import type { Table } from './table'

/** What somebody else says of a municipality: an external index, or its residents in a survey. */
export interface OutsideFigure {
  /** In the unit of whoever says it. */
  readonly value: number
  /** The values that stand for 0 and for 100 of 100; the first may be the higher one. */
  readonly scale: readonly [zeroAt: number, fullAt: number]
  /** Where that lies between the ends of its own scale, 0–1. */
  readonly share: Share
  /** How many people it rests on; null for an index. */
  readonly n: number | null
  /** 95 % interval of a survey's mean, in its own unit; null without one. */
  readonly interval: readonly [low: number, high: number] | null
}

/** One municipality's own score beside what somebody else says. They measure different things and are never averaged. */
export interface BesideRow {
  readonly entry: Entry
  /** Of the whole, as compared. */
  readonly own: Share | null
  /** Null where nobody says anything of this municipality. */
  readonly other: OutsideFigure | null
  /** Own minus other, −1 to 1; null where either is missing. */
  readonly difference: number | null
}

/** An item of a survey whose mean can be read as a place on a scale. */
type ScaleItem = Extract<Item, { type: 'scale' }>

/** What an index says, by the code of the municipality. What lies beyond an end of its scale counts as that end. */
export function figuresOfIndex({
  values,
  zeroAt,
  fullAt,
}: ExternalIndex): ReadonlyMap<string, OutsideFigure> {
  return new Map(
    values.map(({ municipality, value }) => [
      municipality,
      { value, scale: [zeroAt, fullAt], share: onScale(value, zeroAt, fullAt), n: null, interval: null },
    ]),
  )
}

/** What residents say of an item in a survey; null with fewer than five of them. */
export function figureOfSurvey({ min, max }: ScaleItem, { mean }: Summary): OutsideFigure | null {
  if (!mean || mean.n < FEWEST) return null
  const { interval } = mean
  return {
    value: mean.mean,
    scale: [min, max],
    share: onScale(mean.mean, min, max),
    n: mean.n,
    interval: interval && [interval.low, interval.high],
  }
}

/** The rows of a table, each beside what is said of its municipality. */
export function besideRows({ rows }: Table, figures: ReadonlyMap<string, OutsideFigure>): BesideRow[] {
  return rows.map(({ entry, cells }) => {
    const own = cells[0]?.share ?? null
    const other = figures.get(entry.candidate.assessment.municipality) ?? null
    return { entry, own, other, difference: own === null || !other ? null : rounded(own - other.share) }
  })
}

function onScale(value: number, zeroAt: number, fullAt: number): Share {
  return share(Math.min(1, Math.max(0, (value - zeroAt) / (fullAt - zeroAt))))
}
