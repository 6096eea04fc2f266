import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ValueWords } from '@/domain/assessment/value-words'
import { useFormats } from './use-formats'
import { useScreenLanguage } from './screen-language'

/** What values are put into words with, in the language of the screen. For screens that have the labels. */
export function useLabelledValueWords(): ComputedRef<ValueWords> {
  const { t } = useI18n()
  const { shown, language } = useScreenLanguage()
  const formats = useFormats()
  return computed(() => ({
    lang: language.value,
    shown,
    formats: formats.value,
    choice: (key) => t(`labels.answer.${key}`),
    count: (what, figure, n) => t(`labels.count.${what}`, { n: figure }, n),
  }))
}
