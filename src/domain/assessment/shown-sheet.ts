import type { Assessment, Sheet } from '@/domain/records/assessment'

/**
 * The sheet that an assessment is shown and scored by: where somebody joined a workshop on this device, theirs (`open`);
 * else of a workshop what the group agreed on, where that is here; else the first of those given. Undefined where there
 * is none.
 */
export function shownSheet(sheets: readonly Sheet[], open: string | null = null): Sheet | undefined {
  return sheets.find(({ id }) => id === open) ?? sheets.find(({ kind }) => kind === 'consensus') ?? sheets[0]
}

/**
 * The sheet by which an assessment stands beside others, whoever is at work on this device: of a workshop only what the
 * group agreed on, for what one participant says is not the municipality's. Undefined where that is not here.
 */
export function comparedSheet({ respondents }: Assessment, sheets: readonly Sheet[]): Sheet | undefined {
  const shown = shownSheet(sheets)
  return respondents !== 'workshop' || shown?.kind === 'consensus' ? shown : undefined
}
