import { createI18n } from 'vue-i18n'
import type { ScreenLanguage } from './languages'
import { loadMessages } from './messages'

/** The vue-i18n plugin, and the one way to change its language. */
export interface ScreenTexts {
  readonly plugin: ReturnType<typeof createI18n>
  /** Loads the language where needed, then shows it; sets `lang` of the page. */
  show(language: ScreenLanguage): Promise<void>
}

/** Texts of the screens in one language to begin with. */
export async function createScreenTexts(language: ScreenLanguage): Promise<ScreenTexts> {
  const plugin = createI18n({
    legacy: false,
    locale: language,
    fallbackLocale: false,
    messages: { [language]: await loadMessages(language) },
  })
  async function show(next: ScreenLanguage): Promise<void> {
    const { availableLocales, setLocaleMessage, locale } = plugin.global
    if (!availableLocales.includes(next)) setLocaleMessage(next, await loadMessages(next))
    locale.value = next
    document.documentElement.lang = next
  }
  document.documentElement.lang = language
  return { plugin, show }
}
