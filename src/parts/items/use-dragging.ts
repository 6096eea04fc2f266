import { onScopeDispose, shallowRef, type Ref } from 'vue'

/** An entry that is being dragged along a list. Nothing moves before it is let go. */
export interface Drag {
  readonly from: number
  /** The entry in whose place it would come to stand, counted from 0. */
  readonly to: number
}

/** Dragging the entries of a list by a handle. */
export interface Dragging {
  /** Null while nothing is dragged. */
  readonly drag: Readonly<Ref<Drag | null>>
  /** The handle of this entry was taken hold of. */
  readonly begin: (event: PointerEvent, from: number) => void
}

/**
 * Follows one pointer until it is let go, and then says from where to where. Escape, and whatever the browser makes
 * of the gesture instead, leaves everything as it was. The handle needs `touch-action: none`; the rest of the list scrolls.
 */
export function useDragging(
  entries: () => readonly Element[],
  drop: (from: number, to: number) => void,
): Dragging {
  const drag = shallowRef<Drag | null>(null)
  let listening = new AbortController()

  function end(): void {
    listening.abort()
    drag.value = null
  }
  function placeAt(y: number): number {
    const tops = entries().map((entry) => entry.getBoundingClientRect())
    const above = tops.filter(({ top }) => top <= y).length
    return Math.min(Math.max(above - 1, 0), tops.length - 1)
  }
  function begin(event: PointerEvent, from: number): void {
    if (event.button !== 0 || drag.value) return
    // No selection of text, no dragging of pictures by the browser.
    event.preventDefault()
    const { pointerId } = event
    drag.value = { from, to: from }
    listening = new AbortController()
    const { signal } = listening
    const follow = (
      type: 'pointermove' | 'pointerup' | 'pointercancel',
      run: (moved: PointerEvent) => void,
    ) => document.addEventListener(type, (moved) => moved.pointerId === pointerId && run(moved), { signal })
    follow('pointermove', ({ clientY }) => (drag.value = { from, to: placeAt(clientY) }))
    follow('pointercancel', end)
    follow('pointerup', () => {
      const to = drag.value?.to ?? from
      end()
      if (to !== from) drop(from, to)
    })
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal })
  }
  onScopeDispose(end)
  return { drag, begin }
}
