import type { Row } from '@/domain/comparison/table'

/** By what rows are sorted. */
export interface Order {
  /** Place of a cell in the row; null for the name. */
  readonly by: number | null
  readonly isDescending: boolean
}

/** The order in which nobody is before another for their figures. */
export const BY_NAME: Order = { by: null, isDescending: false }

/** The name by which a row is known. */
export type NameOf = (row: Row) => string

/** The order after a press on a heading: the highest or the first name first, and turned round by the next press. */
export function pressed(order: Order, by: number | null): Order {
  return order.by === by ? { by, isDescending: !order.isDescending } : { by, isDescending: by !== null }
}

/** The rows in that order. Stable: equal ones stay as they came. Those without a number are last both ways. */
export function ordered(rows: readonly Row[], { by, isDescending }: Order, nameOf: NameOf): readonly Row[] {
  const sign = isDescending ? -1 : 1
  if (by === null) {
    const compare = nameOrder()
    return [...rows].sort((a, b) => sign * compare(nameOf(a), nameOf(b)))
  }
  const shareOf = (row: Row) => row.cells[by]?.share ?? null
  return [...rows].sort((a, b) => {
    const [one, other] = [shareOf(a), shareOf(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return sign * (one - other)
  })
}

/** The rows whose name contains what is looked for, in any case and with any spaces around it. */
export function named(rows: readonly Row[], sought: string, nameOf: NameOf): readonly Row[] {
  const part = sought.trim().toLowerCase()
  return part === '' ? rows : rows.filter((row) => nameOf(row).toLowerCase().includes(part))
}

/** Letters that stand for names go on after Z: there AA comes after Z, not after A. */
const LETTERS = /(?:^|\s)([A-Z]{1,2})$/

function nameOrder(): (a: string, b: string) => number {
  const { compare } = new Intl.Collator(undefined, { numeric: true })
  const lettersIn = (name: string) => LETTERS.exec(name)?.[1]?.length ?? 0
  return (a, b) => {
    const [one, other] = [lettersIn(a), lettersIn(b)]
    return one > 0 && other > 0 && one !== other ? one - other : compare(a, b)
  }
}
