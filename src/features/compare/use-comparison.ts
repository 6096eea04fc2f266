import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { anonymised } from '@/domain/comparison/anonymise'
import type { Candidate } from '@/domain/comparison/candidate'
import { compare } from '@/domain/comparison/compare'
import type { Comparison } from '@/domain/comparison/comparison'
import { useScreenLanguage } from '@/parts/screen-language'
import { idsKey } from '@/platform/ids'
import { injected } from '@/platform/injected'

/** A comparison as it is shown and handed out. */
export interface UseComparison {
  /** Null where nothing of the questionnaire is chosen. Without names where those are hidden. */
  readonly comparison: ComputedRef<Comparison | null>
  /** What stands for each municipality, by the id of the assessment, also of those left out. */
  readonly names: ComputedRef<ReadonlyMap<string, string>>
  /** The codes of the municipalities in the order of their letters; null where names are told. */
  readonly shuffled: ComputedRef<readonly string[] | null>
}

/** Sets the chosen assessments side by side; `questionnaireId` is empty for that which most of them answered. */
export function useComparison(
  chosen: () => readonly Candidate[],
  questionnaireId: () => string,
  isAnonymous: () => boolean,
): UseComparison {
  const { said } = useScreenLanguage()
  const named = computed(() => compare(chosen(), questionnaireId() || undefined))
  const order = useShuffled(named, isAnonymous)
  const comparison = computed(() =>
    named.value && isAnonymous() ? anonymised(named.value, order.value) : named.value,
  )
  const names = computed(() => {
    const { entries = [], excluded = [] } = comparison.value ?? {}
    return new Map(
      [...entries, ...excluded].map(({ candidate: { assessment, municipality } }) => [
        assessment.id,
        municipality ? said(municipality.name) : assessment.municipality,
      ]),
    )
  })
  return { comparison, names, shuffled: computed(() => (isAnonymous() ? order.value : null)) }
}

/** The municipalities in the order of a lot, drawn when names are hidden and whenever others are compared. */
function useShuffled(
  named: Readonly<Ref<Comparison | null>>,
  isAnonymous: () => boolean,
): Readonly<Ref<readonly string[]>> {
  const ids = injected(idsKey)
  const order = shallowRef<readonly string[]>([])
  const codes = computed(() => {
    const { entries = [], excluded = [] } = named.value ?? {}
    return [...new Set([...entries, ...excluded].map(({ candidate }) => candidate.assessment.municipality))]
  })
  watch(
    [isAnonymous, () => [...codes.value].sort().join(' ')],
    ([isOn]) => {
      if (isOn) order.value = shuffled(codes.value, () => ids.uuid())
    },
    { immediate: true, flush: 'sync' },
  )
  return order
}

/** Sorted by a random text for each. */
function shuffled(codes: readonly string[], draw: () => string): string[] {
  const drawn = codes.map((code) => ({ code, lot: draw() }))
  return drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ code }) => code)
}
