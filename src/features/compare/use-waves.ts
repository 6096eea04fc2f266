import { computed, type ComputedRef } from 'vue'
import type { Comparison } from '@/domain/comparison/comparison'
import { tableOf, type Table } from '@/domain/comparison/table'
import { useViewQuery } from './view-query'

/** Which wave is shown, and which it is compared with. */
export interface UseWaves {
  /** From the newest to the oldest. */
  readonly waves: ComputedRef<readonly string[]>
  /** The wave that is shown; empty where there is none. */
  readonly wave: ComputedRef<string>
  /** Those before it, from the newest to the oldest. */
  readonly earlier: ComputedRef<readonly string[]>
  /** The wave that changes are counted from; null where there is none. */
  readonly since: ComputedRef<string | null>
  readonly table: ComputedRef<Table | null>
  readonly showWave: (wave: string) => void
  readonly showSince: (wave: string) => void
}

/** Which wave is shown: the newest, and the changes since the one before, unless the address says otherwise. */
export function useWaves(comparison: () => Comparison | null): UseWaves {
  const wanted = useViewQuery('wave')
  const wantedSince = useViewQuery('since')
  const waves = computed(() => (comparison()?.waves ?? []).map(({ label }) => label).reverse())
  const wave = computed(() => (waves.value.includes(wanted.value) ? wanted.value : (waves.value[0] ?? '')))
  const earlier = computed(() => waves.value.slice(waves.value.indexOf(wave.value) + 1))
  const since = computed(() =>
    earlier.value.includes(wantedSince.value) ? wantedSince.value : (earlier.value[0] ?? null),
  )
  const table = computed(() => {
    const compared = comparison()
    return compared && wave.value !== '' ? tableOf(compared, wave.value, since.value) : null
  })
  return {
    ...{ waves, wave, earlier, since, table },
    showWave: (next) => (wanted.value = next),
    showSince: (next) => (wantedSince.value = next),
  }
}
