import type { InjectionKey } from 'vue'
import type { CalendarDate } from '@/domain/shared/units'

/** What was stored in this browser when Kibe last looked. */
export interface Presence {
  /** At least 1. */
  readonly assessments: number
  readonly seenOn: CalendarDate
}

/**
 * A note that there was work in this browser, kept apart from the work itself: where the browser has deleted the
 * database but not the note, Kibe can say so. Nothing here throws; a browser that keeps no notes has none.
 */
export interface Marker {
  /** Null when there is none, or none that can be read. */
  read(): Presence | null
  write(presence: Presence): void
  clear(): void
}

/** Where `main.ts` provides the marker. */
export const markerKey: InjectionKey<Marker> = Symbol('marker')
