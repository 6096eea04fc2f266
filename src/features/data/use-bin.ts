import type { Ref } from 'vue'
import { findMunicipality } from '@/domain/registers/find'
import type { LocalisedText } from '@/domain/shared/text'
import type { AsyncState } from '@/parts/async-state'
import { useContent } from '@/parts/content-library'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import type { BinEntry } from '@/storage/keeping'

const DAY_MS = 86_400_000

/** Something in the bin as the page shows it. */
export interface BinLine {
  readonly entry: BinEntry
  /** Where it belongs; null where the register cannot be had or does not know the code, which is then shown instead. */
  readonly municipality: LocalisedText | null
  /** Days until it is deleted for good, at least 1: that happens at a start of Kibe, not on the minute. */
  readonly daysLeft: number
}

/** What is in the bin, the last deleted first, following every change. */
export function useBin(): Readonly<Ref<AsyncState<BinLine[]>>> {
  const storage = useStorage()
  const content = useContent()
  const clock = injected(clockKey)
  return useLiveQuery(async () => {
    const [entries, register] = await Promise.all([
      storage.bin.list(),
      content.municipalities().catch(() => null),
    ])
    const now = Date.parse(clock.now())
    return entries.map((entry) => ({
      entry,
      municipality:
        register && entry.assessment
          ? (findMunicipality(register, entry.assessment.municipality)?.name ?? null)
          : null,
      daysLeft: Math.max(1, Math.ceil((Date.parse(entry.expiresAt) - now) / DAY_MS)),
    }))
  })
}
