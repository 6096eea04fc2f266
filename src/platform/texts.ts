import type { CalendarDate, Instant } from '@/domain/shared/units'

/** The message of a key with its named slots filled; `plural` chooses among the forms of a message that has several. */
export type Translate = (key: string, params?: Record<string, string | number>, plural?: number) => string

/** How figures and dates are written in one language; the same on every device, whatever its own settings. */
export interface Formats {
  /** A number with at most `decimals` digits after the point (default 2). */
  number(value: number, decimals?: number): string
  /** A share (0–1) in percent, with at most `decimals` digits (default 0). */
  percent(share: number, decimals?: number): string
  /** An amount in GEL; tetri only where there are some. */
  money(gel: number): string
  /** Size of a file or of the room for files, in kB, MB or GB. */
  fileSize(bytes: number): string
  /** A calendar date in words. */
  date(date: CalendarDate | string): string
  /** A month `YYYY-MM` in words. */
  month(month: string): string
  /** A calendar date in figures, for tables. */
  shortDate(date: CalendarDate | string): string
  /** Time of day of an instant, in the device's time zone. */
  time(instant: Instant | string): string
  /** Date and time of day of an instant, in the device's time zone. */
  dateTime(instant: Instant | string): string
}
