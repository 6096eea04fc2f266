import type { CalendarDate, Instant } from '@/domain/shared/units'
import type { Clock } from '@/platform/clock'
import type { Ids } from '@/platform/ids'

/** The device's clock. */
export const browserClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today() {
    const now = new Date()
    const month = String(now.getMonth() + 1).padStart(2, '0')
    const day = String(now.getDate()).padStart(2, '0')
    return `${now.getFullYear()}-${month}-${day}` as CalendarDate
  },
}

/** The browser's source of random ids. */
export const browserIds: Ids = { uuid: () => crypto.randomUUID() }

/** The text of a file that the host serves below `questionnaires/`. Rejects when it cannot be had. */
export async function readServedContent(path: string): Promise<string> {
  const response = await fetch(new URL(`questionnaires/${path}`, document.baseURI))
  if (!response.ok) throw new Error(`${response.status} ${path}`)
  return response.text()
}
