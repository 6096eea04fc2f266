import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { ALL_KINDS, type Kind } from '@/domain/records/registry'
import { useFormats } from '@/parts/use-formats'

/** How many records of which kinds, for example "2 assessments, 88 answers"; empty for none. */
export function useKindsSentence(): ComputedRef<(counts: Readonly<Partial<Record<Kind, number>>>) => string> {
  const { t } = useI18n()
  const formats = useFormats()
  return computed(() => (counts) => {
    const parts = ALL_KINDS.flatMap((kind) => {
      const n = counts[kind] ?? 0
      return n === 0 ? [] : [t(`files.kinds.${kind}`, { n: formats.value.number(n) }, n)]
    })
    return parts.join(', ')
  })
}
