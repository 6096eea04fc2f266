import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Comparison } from '@/domain/comparison/comparison'
import type { Cell, Column, Table } from '@/domain/comparison/table'
import { allAreas } from '@/domain/questionnaire/tree'
import type { ShownText } from '@/domain/shared/text'
import { rounded, type Share } from '@/domain/shared/units'
import { useFormats } from '@/parts/use-formats'
import { useScreenLanguage } from '@/parts/screen-language'

/** Stands where there is no figure. */
export const NO_FIGURE = '–'

/** A node as people find it. */
export interface NodeWords extends ShownText {
  /** Its number among the others, for example "3.2"; empty for the whole. */
  readonly number: string
}

/** The figures of a comparison as people read them: points from 0 to 100 on one scale for all, at most one decimal. */
export interface HeatmapFigures {
  readonly node: (column: Pick<Column, 'id' | 'kind'>) => NodeWords
  /** The number of a node and its title in one, for places that cannot carry `lang`. */
  readonly label: (column: Pick<Column, 'id' | 'kind'>) => string
  /** A share in points; a dash where there is none. */
  readonly points: (share: Share | null) => string
  /** A difference of shares in points with its sign. */
  readonly difference: (difference: number) => string
  /** How many times the mean; a dash where there is none. */
  readonly ratio: (ratio: number | null) => string
  /** Why there is no number; empty where there is one. */
  readonly missing: (cell: Cell) => string
}

/** The figures of a comparison in the language of the screen. */
export function useHeatmapFigures(
  comparison: () => Comparison,
  table: () => Table,
): ComputedRef<HeatmapFigures> {
  const { t } = useI18n()
  const { shown } = useScreenLanguage()
  const formats = useFormats()
  const titles = computed(() => {
    const areas = allAreas(comparison().questionnaire.areas)
    return new Map(
      [...areas, ...areas.flatMap((area) => area.indicators ?? [])].map(({ id, title }) => [
        id,
        shown(title),
      ]),
    )
  })
  const numbers = computed(() => numbersOf(table().columns))
  return computed(() => {
    const tenths = (share: number) => formats.value.number(rounded(share * 100), 1)
    const node: HeatmapFigures['node'] = ({ id, kind }) => {
      if (kind === 'root') return { number: '', ...shown(undefined), text: t('compare.heatmap.whole') }
      return { number: numbers.value.get(id) ?? '', ...(titles.value.get(id) ?? { text: id, lang: 'und' }) }
    }
    return {
      node,
      label(column) {
        const { number, text } = node(column)
        return number === '' ? text : `${number}. ${text}`
      },
      points: (share) => (share === null ? NO_FIGURE : tenths(share)),
      difference(difference) {
        const figure = tenths(difference)
        return difference > 0 && /[1-9]/.test(figure) ? `+${figure}` : figure
      },
      ratio: (ratio) => (ratio === null ? NO_FIGURE : formats.value.number(ratio, 2)),
      missing: ({ state, share }) => (share === null ? t(`compare.heatmap.missing.${state}`) : ''),
    }
  })
}

/** The number of each node among the others, as the report counts them. */
function numbersOf(columns: readonly Column[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  const counts = new Map<string | null, number>()
  for (const { id, kind, areaId } of columns) {
    if (kind === 'root') continue
    const count = (counts.get(areaId) ?? 0) + 1
    counts.set(areaId, count)
    numbers.set(id, areaId === null ? String(count) : `${numbers.get(areaId) ?? ''}.${count}`)
  }
  return numbers
}
