import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { markerKey, type Presence } from '@/platform/marker'
import type { OpenedStorage } from '@/storage/storage'
import { useLiveQuery } from './use-live-query'
import { useStorage } from './use-storage'

/**
 * Whether the browser has deleted what was stored: the marker says that there was work, and not one record is left.
 * Deleting by hand leaves records in the bin, and later their tombstones. Keeps the marker true. What could not be read
 * is never called deleted.
 */
export const useEviction = defineStore('eviction', () => {
  const storage = useStorage()
  const clock = injected(clockKey)
  const marker = injected(markerKey)
  /** What the browser has deleted; null when nothing, or when the person was told and something is stored again. */
  const lost = shallowRef<Presence | null>(null)
  // Only what is missing from the start was deleted by nobody here.
  let isStart = true

  const assessments = useLiveQuery(() => storage.assessments.list())
  watch(
    assessments,
    ({ value }) => {
      if (value === null) return
      if (value.length > 0) {
        isStart = false
        lost.value = null
        marker.write({ assessments: value.length, seenOn: clock.today() })
      } else if (isStart) void lookAtStart()
      else if (lost.value === null) marker.clear()
    },
    { immediate: true },
  )

  async function lookAtStart(): Promise<void> {
    const before = marker.read()
    // Where reading fails nobody knows, and the marker stays for the next start.
    const isGone = before !== null && (await hasNothing(storage).catch(() => null))
    if (isGone === null) return
    isStart = false
    if (isGone) lost.value = before
    else marker.clear()
  }

  /** The person knows. */
  function dismiss(): void {
    lost.value = null
    marker.clear()
  }

  return { lost, dismiss }
})

async function hasNothing(storage: OpenedStorage): Promise<boolean> {
  return (await storage.amount(null)).records === 0
}
