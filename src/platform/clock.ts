import type { InjectionKey } from 'vue'
import type { CalendarDate, Instant } from '@/domain/shared/units'

/** The time outside. Shown and stored, never used to decide which of two edits wins. */
export interface Clock {
  now(): Instant
  /** Today's date in the device's own calendar; never taken from a UTC instant. */
  today(): CalendarDate
}

/** Where `main.ts` provides the clock. */
export const clockKey: InjectionKey<Clock> = Symbol('clock')
