import type { Brand } from './brand'

/** Part of a whole, 0–1. Rounded to 12 significant digits before it is compared, shown or given out (scoring.md §3). */
export type Share = Brand<number, 'Share'>
/** Calendar date `YYYY-MM-DD`, as in the local calendar; never an instant. */
export type CalendarDate = Brand<string, 'CalendarDate'>
/** Instant in UTC, RFC 3339 with `Z`. */
export type Instant = Brand<string, 'Instant'>
/** SHA-256 as 64 lower-case hexadecimal digits. */
export type Sha256 = Brand<string, 'Sha256'>

/** The number rounded to 12 significant digits, so that floating-point dust never decides a band (scoring.md §3). */
export function rounded(value: number): number {
  // Four decimals below 100 million are 12 digits already, and going through text is slow.
  const isShort = Math.round(value * 1e4) / 1e4 === value && Math.abs(value) < 1e8 && value !== 0
  return isShort ? value : Number(value.toPrecision(12))
}

/** A number as a share. The caller guarantees 0–1; rounding to 12 digits happens here. */
export function share(value: number): Share {
  return rounded(value) as Share
}
