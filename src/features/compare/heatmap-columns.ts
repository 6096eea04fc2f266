import type { Column, Table } from '@/domain/comparison/table'

/** What stands in the columns: all areas, all indicators, or the id of one area for its own indicators. No id has a colon. */
export const AREAS = ':areas'
/** As `AREAS`, for all indicators. */
export const INDICATORS = ':indicators'

/** A column of the table that is shown, and its place in the table's cells. */
export interface ShownColumn extends Column {
  readonly index: number
}

/** The columns that are shown: the whole, or the chosen area, always stands before what it is made of. */
export function columnsShown({ columns }: Table, chosen: string): readonly ShownColumn[] {
  return columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ id, kind, areaId }) => {
      if (chosen === AREAS) return kind !== 'indicator'
      if (chosen === INDICATORS) return kind !== 'area'
      return kind === 'area' ? id === chosen : kind === 'indicator' && areaId === chosen
    })
}

/** The areas that directly hold indicators. */
export function areasWithIndicators({ columns }: Table): readonly Column[] {
  const held = new Set(columns.filter(({ kind }) => kind === 'indicator').map(({ areaId }) => areaId))
  return columns.filter(({ id, kind }) => kind === 'area' && held.has(id))
}
