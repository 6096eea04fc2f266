import type { Connection } from '../connection'

const DAY_MS = 24 * 60 * 60 * 1000
/** A longer pause between two starts may as well be a clock that was set wrongly. */
const LONGEST_PAUSE_MS = 30 * DAY_MS
const KEY = 'clock'

interface Seen {
  /** The last start by the clock of the device, in milliseconds since 1970. */
  readonly at: number
  /** When the clock last jumped, by the time it jumped to; null when it never did. */
  readonly jumpedTo: number | null
}

/**
 * Whether what the clock says is enough to delete something for good: not on the day after it was set back, or jumped
 * ahead by more than 30 days, as on a phone whose battery was empty. Notes this start.
 */
export function isClockSteady(connection: Connection, now: number): Promise<boolean> {
  // Beside the replica: what this database knows of itself.
  return connection.write(['replica'], async (writing) => {
    const table = writing.table<{ key: string; value: Seen }>('replica')
    const seen = (await table.get(KEY))?.value
    const hasJumped = seen !== undefined && (now < seen.at || now - seen.at > LONGEST_PAUSE_MS)
    const jumpedTo = hasJumped ? now : (seen?.jumpedTo ?? null)
    await table.put({ key: KEY, value: { at: now, jumpedTo } })
    return jumpedTo === null || now - jumpedTo >= DAY_MS
  })
}
