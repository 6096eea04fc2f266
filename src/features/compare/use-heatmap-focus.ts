import { computed, nextTick, shallowRef, type ComputedRef, type Ref } from 'vue'

/** The rows that are always there, from the top: the headings, then what all municipalities show together. */
export const FIXED_ROWS = ['head', 'median', 'mean', 'n'] as const
/** Id of a row that is always there. */
export type FixedRow = (typeof FIXED_ROWS)[number]

/** One cell: its row, by a name above or the id of an assessment, and its place in the row; 0 is the name. */
export interface Place {
  readonly row: string
  readonly column: number
}

/** The cell in which something happened, by the attributes of its row and itself; null between the cells. */
export function placeOf({ target }: Event): Place | null {
  const cell = target instanceof Element ? target.closest('th, td') : null
  const row = cell?.closest('tr')?.dataset['row']
  const column = Number(cell?.getAttribute('aria-colindex') ?? 0) - 1
  return row !== undefined && column >= 0 ? { row, column } : null
}

/** What is walked over. */
export interface Grid {
  readonly table: Readonly<Ref<HTMLElement | null>>
  /** The ids of the municipalities' rows, in their order. */
  readonly keys: () => readonly string[]
  /** How many columns there are, the names among them. */
  readonly columns: () => number
  /** How many rows a page up or down goes. */
  readonly pageOf: () => number
}

/** The one cell that Tab reaches, and how arrow keys move it. */
export interface UseHeatmapFocus {
  readonly active: ComputedRef<Place>
  /** Place of the active row among the municipalities; null where it is one that is always there. */
  readonly held: ComputedRef<number | null>
  /** Makes a cell the active one and gives it the focus. */
  readonly go: (place: Place) => Promise<void>
  /** Goes where the key says; false where it says nothing. */
  readonly follow: (event: KeyboardEvent) => boolean
}

/** Arrow keys over a table of which only some rows stand in the document. */
export function useHeatmapFocus({ table, keys, columns, pageOf }: Grid): UseHeatmapFocus {
  const wanted = shallowRef<Place>({ row: 'head', column: 0 })
  const places = computed(() => new Map([...FIXED_ROWS, ...keys()].map((key, place) => [key, place])))
  // What was filtered away, or belongs to columns no longer shown, cannot have the focus.
  const active = computed(() => {
    const { row, column } = wanted.value
    return { row: places.value.has(row) ? row : 'head', column: Math.min(column, columns() - 1) }
  })
  const line = computed(() => places.value.get(active.value.row) ?? 0)

  async function go(place: Place): Promise<void> {
    wanted.value = place
    await nextTick()
    const cell = table.value?.querySelector<HTMLElement>('[tabindex="0"]')
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  function follow(event: KeyboardEvent): boolean {
    if (event.altKey || event.metaKey || event.shiftKey) return false
    const ends = { line: FIXED_ROWS.length + keys().length - 1, column: columns() - 1 }
    const to = destination(event, { line: line.value, column: active.value.column }, ends, pageOf)
    if (!to) return false
    const at = Math.max(0, Math.min(ends.line, to.line))
    const row = FIXED_ROWS[at] ?? keys()[at - FIXED_ROWS.length] ?? 'head'
    void go({ row, column: Math.max(0, Math.min(ends.column, to.column)) })
    return true
  }
  const held = computed(() => (line.value < FIXED_ROWS.length ? null : line.value - FIXED_ROWS.length))
  return { active, held, go, follow }
}

interface Spot {
  readonly line: number
  readonly column: number
}

/** Where a key leads (the grid pattern of the ARIA practices); null for other keys. May lie beyond the ends. */
function destination(
  { key, ctrlKey }: KeyboardEvent,
  { line, column }: Spot,
  ends: Spot,
  pageOf: () => number,
): Spot | null {
  switch (key) {
    case 'ArrowUp':
      return { line: line - 1, column }
    case 'ArrowDown':
      return { line: line + 1, column }
    case 'ArrowLeft':
      return { line, column: column - 1 }
    case 'ArrowRight':
      return { line, column: column + 1 }
    case 'PageUp':
      return { line: line - pageOf(), column }
    case 'PageDown':
      return { line: line + pageOf(), column }
    case 'Home':
      return { line: ctrlKey ? 0 : line, column: 0 }
    case 'End':
      return { line: ctrlKey ? ends.line : line, column: ends.column }
    default:
      return null
  }
}
