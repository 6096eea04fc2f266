import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormats } from '@/parts/use-formats'

/** How many of what: on this device or in a file. */
export interface ContentCounts {
  readonly assessments: number
  readonly answers: number
  /** Files attached as evidence. */
  readonly attachments: number
}

/** Counts in words, for example "12 assessments, 1,431 answers, 38 files". */
export function useCountsSentence(): ComputedRef<(counts: ContentCounts) => string> {
  const { t } = useI18n()
  const formats = useFormats()
  return computed(() => ({ assessments, answers, attachments }) => {
    const count = (key: 'assessments' | 'answers' | 'files', n: number) =>
      t(`data.count.${key}`, { n: formats.value.number(n) }, n)
    return t('data.counts', {
      assessments: count('assessments', assessments),
      answers: count('answers', answers),
      files: count('files', attachments),
    })
  })
}
