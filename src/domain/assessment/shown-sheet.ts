import type { Sheet } from '@/domain/records/assessment'

/**
 * The sheet that an assessment is shown and scored by: where somebody joined a workshop on this device, theirs (`open`);
 * else of a workshop what the group agreed on, where that is here; else the first of those given. Undefined where there
 * is none.
 */
export function shownSheet(sheets: readonly Sheet[], open: string | null = null): Sheet | undefined {
  return sheets.find(({ id }) => id === open) ?? sheets.find(({ kind }) => kind === 'consensus') ?? sheets[0]
}
