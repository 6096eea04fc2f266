import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue'
import { spanAt, type Span } from './heatmap-window'

/** Height of each row, in rem: the same for all, so that no row has to be measured. */
export const ROW_HEIGHT = 2.75
/** Width of each column, in rem, wherever they do not all fit in: only then is anything scrolled away. */
export const COLUMN_WIDTH = 7.25

/** Rows of the table that stand above the municipalities and scroll with them. */
const BEFORE = 3
const ROWS_AHEAD = 3
const COLUMNS_AHEAD = 2

/** Which rows and columns stand in the document. */
export interface UseHeatmapWindow {
  readonly rows: Readonly<Ref<Span>>
  readonly columns: Readonly<Ref<Span>>
  /** Whether columns are scrolled away to the side. */
  readonly isAside: Readonly<Ref<boolean>>
  /** To be called when the region has scrolled. */
  readonly follow: () => void
  /** How many rows a page up or down goes. */
  readonly pageOf: () => number
}

/** Follows the region as it scrolls over so many rows and columns. */
export function useHeatmapWindow(
  region: Readonly<Ref<HTMLElement | null>>,
  count: { readonly rows: () => number; readonly columns: () => number },
): UseHeatmapWindow {
  const rows = shallowRef<Span>({ first: 0, last: 0 })
  const columns = shallowRef<Span>({ first: 0, last: 0 })
  const isAside = shallowRef(false)
  let room = { rows: 0, columns: 0, pixelsOfRem: 16 }

  function measure(): void {
    const pixelsOfRem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
    const { clientHeight = 0, clientWidth = 0 } = region.value ?? {}
    // The headings and the names stand over what is scrolled.
    const { offsetHeight = 0, offsetWidth = 0 } = region.value?.querySelector<HTMLElement>('thead th') ?? {}
    // No region is larger than what it is seen in.
    room = {
      rows: ((clientHeight || window.innerHeight) - offsetHeight) / pixelsOfRem / ROW_HEIGHT,
      columns: ((clientWidth || window.innerWidth) - offsetWidth) / pixelsOfRem / COLUMN_WIDTH,
      pixelsOfRem,
    }
    follow()
  }
  function follow(): void {
    const { scrollTop = 0, scrollLeft = 0 } = region.value ?? {}
    isAside.value = scrollLeft > 0
    const above = scrollTop / room.pixelsOfRem / ROW_HEIGHT - BEFORE
    const aside = scrollLeft / room.pixelsOfRem / COLUMN_WIDTH
    keep(rows, spanAt(above, room.rows, ROWS_AHEAD, count.rows()))
    keep(columns, spanAt(aside, room.columns, COLUMNS_AHEAD, count.columns()))
  }
  watch([count.rows, count.columns], follow, { flush: 'sync' })
  measure()
  onMounted(() => {
    measure()
    window.addEventListener('resize', measure)
  })
  onBeforeUnmount(() => window.removeEventListener('resize', measure))
  return { rows, columns, isAside, follow, pageOf: () => Math.max(1, Math.floor(room.rows) - 1) }
}

/** A span that says the same must not draw anything anew. */
function keep(span: Ref<Span>, { first, last }: Span): void {
  if (first !== span.value.first || last !== span.value.last) span.value = { first, last }
}
