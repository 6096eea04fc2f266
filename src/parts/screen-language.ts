import { computed, type ComputedRef, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LocalisedText, ShownText } from '@/domain/shared/text'
import { textIn } from '@/domain/shared/text'
import type { ScreenLanguage } from '@/i18n/languages'
import type { ScreenTexts } from '@/i18n/plugin'
import { injected } from '@/platform/injected'
import { useStorage } from './use-storage'

/** Where `main.ts` provides the texts of the screens. */
export const screenTextsKey: InjectionKey<ScreenTexts> = Symbol('screen texts')

/** The language of the screens, texts of questionnaires in it, and the way to change it. */
export interface UseScreenLanguage {
  readonly language: ComputedRef<ScreenLanguage>
  /** The text of a questionnaire or register in the screen's language, else in one it has, with that language. */
  readonly shown: (texts: LocalisedText | undefined) => ShownText
  /** As `shown`, without the language: for places that cannot carry `lang`. */
  readonly said: (texts: LocalisedText | undefined) => string
  /** Shows and remembers another language. Nothing typed is lost: screens only read their texts anew. */
  readonly change: (language: ScreenLanguage) => Promise<void>
}

/** The language of the screens. */
export function useScreenLanguage(): UseScreenLanguage {
  const { locale } = useI18n()
  const texts = injected(screenTextsKey)
  const storage = useStorage()
  const language = computed(() => locale.value as ScreenLanguage)
  const shown = (localised: LocalisedText | undefined) => textIn(localised, [language.value])
  return {
    language,
    shown,
    said: (localised) => shown(localised).text,
    async change(next) {
      await texts.show(next)
      await storage.settings.set('language', next)
    },
  }
}
