import type { CalendarDate, Instant } from '@/domain/shared/units'
import type { Clock } from './clock'

/** The device's clock, for the page and for workers. */
export const browserClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today() {
    const now = new Date()
    const month = String(now.getMonth() + 1).padStart(2, '0')
    const day = String(now.getDate()).padStart(2, '0')
    return `${now.getFullYear()}-${month}-${day}` as CalendarDate
  },
}
