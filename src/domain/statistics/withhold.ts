/** A breakdown with fewer people is not shown (scoring.md §8). */
export const FEWEST = 5

/** Why a cell is not shown: too few people, or because another that is not shown could be computed from it. */
export type Withheld = 'tooFew' | 'protects'

/** The people behind a cell, counted in each way that is shown: answered, then asked; always the same ways, the fewest first. */
export type Sizes = readonly number[]

/**
 * Which cells of one row must not be shown, where the sum over the row is shown too (scoring.md §8). A cell with 1 to 4
 * people is `tooFew`. Then the smallest of the others are `protects`, until what is left over after subtracting all that
 * is shown from the sum belongs to nobody, or to at least five people, and so not to one small cell; or until nobody is
 * shown.
 *
 * `pool` counts people whose cells are withheld already: at least two groups, known only together. What is returned
 * depends on their number alone, not on how it divides, or the pattern of what is withheld would tell something of them.
 */
export function withheld(cells: readonly Sizes[], pool: Sizes | null): (Withheld | null)[] {
  const reasons = cells.map((sizes): Withheld | null =>
    sizes.some((size) => size > 0 && size < FEWEST) ? 'tooFew' : null,
  )
  for (;;) {
    const next = nextToHide(cells, pool, reasons)
    if (next === null) return reasons
    reasons[next] = 'protects'
  }
}

function nextToHide(
  cells: readonly Sizes[],
  pool: Sizes | null,
  reasons: readonly (Withheld | null)[],
): number | null {
  const ways = cells[0]?.length ?? 0
  for (let way = 0; way < ways; way += 1) {
    const sizeOf = (index: number) => cells[index]?.[way] ?? 0
    const filled = [...cells.keys()].filter((index) => sizeOf(index) > 0)
    const hidden = filled.filter((index) => reasons[index] !== null).map(sizeOf)
    if (isSafe(hidden, pool?.[way] ?? 0)) continue
    const shown = filled.filter((index) => reasons[index] === null)
    const [smallest] = shown.sort((a, b) => sizeOf(a) - sizeOf(b))
    if (smallest !== undefined) return smallest
  }
  return null
}

/** Whether the hidden cells together tell nothing of fewer than five people; so of no single cell that is too small. */
function isSafe(hidden: readonly number[], pooled: number): boolean {
  const people = hidden.reduce((total, size) => total + size, pooled)
  return people === 0 || people >= FEWEST
}
