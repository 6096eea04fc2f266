import { browserClock } from '@/platform/browser-clock'
import { browserIds } from '@/platform/browser-ids'
import { openStorage, type OpenedStorage } from '@/storage/open-storage'

/** Opens the store of this browser, with its clock and its random numbers. */
export function openHere(): Promise<OpenedStorage> {
  return openStorage({ clock: browserClock, ids: browserIds })
}
