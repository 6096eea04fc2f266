import type { Plugin } from 'vue'
import { createI18n } from 'vue-i18n'
import type { ScreenLanguage } from './languages'
import { loadMessages } from './messages'

/** The vue-i18n plugin, and the one way to change its language. */
export interface ScreenTexts {
  readonly plugin: Plugin
  /** Loads the language where needed, then shows it; sets `lang` of the page. */
  show(language: ScreenLanguage): Promise<void>
}

/** Texts of the screens in one language to begin with. */
export async function createScreenTexts(language: ScreenLanguage): Promise<ScreenTexts> {
  const plugin = createI18n({ legacy: false, locale: language as string, fallbackLocale: false })
  const loaded = new Set<ScreenLanguage>()
  async function show(next: ScreenLanguage): Promise<void> {
    if (!loaded.has(next)) plugin.global.setLocaleMessage(next, await loadMessages(next))
    loaded.add(next)
    plugin.global.locale.value = next
    document.documentElement.lang = next
  }
  await show(language)
  return { plugin, show }
}
