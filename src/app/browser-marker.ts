import * as z from 'zod/mini'
import { dateSchema } from '@/domain/records/base'
import type { CalendarDate } from '@/domain/shared/units'
import type { Marker, Presence } from '@/platform/marker'

/** Beside the last words of a page that ended, the only thing that Kibe keeps outside its database. */
const KEY = 'kibe'

const presenceSchema = z.object({
  assessments: z.int().check(z.minimum(1)),
  seenOn: dateSchema,
})

/** The marker in the browser's local storage, which in private windows and under strict settings may refuse everything. */
export const browserMarker: Marker = {
  read: () => quietly(() => presenceIn(localStorage.getItem(KEY))),
  write: (presence) => quietly(() => localStorage.setItem(KEY, JSON.stringify(presence))),
  clear: () => quietly(() => localStorage.removeItem(KEY)),
}

function presenceIn(text: string | null): Presence | null {
  const parsed = presenceSchema.safeParse(text === null ? null : JSON.parse(text))
  return parsed.success ? { ...parsed.data, seenOn: parsed.data.seenOn as CalendarDate } : null
}

/** Without a marker Kibe works as well; it only cannot name what the browser did. */
function quietly<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}
