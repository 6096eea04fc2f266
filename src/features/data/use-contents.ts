import { computed, type ComputedRef } from 'vue'
import type { Counts } from '@/exchange/verified-backup'
import { useCountsSentence } from './use-counts'
import { useKindsSentence } from './use-kinds'

/** What is in a file, for example "1 assessment, 44 answers, 3 files"; one of questionnaires alone has other things to count. */
export function useContentsSentence(): ComputedRef<(counts: Counts) => string> {
  const kindsSentence = useKindsSentence()
  const countsSentence = useCountsSentence()
  return computed(
    () => (counts) => (counts.assessments > 0 ? countsSentence.value(counts) : kindsSentence.value(counts)),
  )
}
