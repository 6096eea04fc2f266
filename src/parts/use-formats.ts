import { computed, type ComputedRef } from 'vue'
import { createFormats } from '@/i18n/formats'
import { formatsLike } from '@/i18n/paper-languages'
import type { Formats } from '@/platform/texts'
import { useScreenLanguage } from './screen-language'

/** How figures and dates are written in the language of the screen. */
export function useFormats(): ComputedRef<Formats> {
  const { language } = useScreenLanguage()
  return computed(() => createFormats(formatsLike(language.value)))
}
