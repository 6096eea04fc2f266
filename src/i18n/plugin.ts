import { markRaw, type Plugin } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Branch } from './branches'
import type { ScreenLanguage } from './languages'
import { ALL_BRANCHES, loadBranch } from './messages'

/** The vue-i18n plugin, the one way to change its language, and the one way to have more of its texts. */
export interface ScreenTexts {
  readonly plugin: Plugin
  /** Loads what is needed of the language, then shows it; sets `lang` of the page. */
  show(language: ScreenLanguage): Promise<void>
  /** Loads these branches, now and for every language shown later. Rejects when they cannot be read. */
  need(branches: readonly Branch[]): Promise<void>
}

/** Texts of the screens in one language to begin with; all branches, unless the first ones needed are named. */
export async function createScreenTexts(
  language: ScreenLanguage,
  branches: readonly Branch[] = ALL_BRANCHES,
): Promise<ScreenTexts> {
  const plugin = createI18n({ legacy: false, locale: language, fallbackLocale: false })
  const { global } = plugin
  const needed = new Set(branches)
  const loading = new Map<string, Promise<void>>()
  let asked = language

  async function add(to: ScreenLanguage, branch: Branch): Promise<void> {
    const messages = await loadBranch(to, branch)
    // Messages never change by themselves: watching each of them would only cost time.
    global.setLocaleMessage(to, markRaw({ ...global.getLocaleMessage(to), ...messages }))
  }
  async function load(of: ScreenLanguage): Promise<void> {
    await Promise.all(
      [...needed].map((branch) => {
        const key = `${of}/${branch}`
        const begun = loading.get(key) ?? add(of, branch)
        loading.set(key, begun)
        begun.catch(() => loading.delete(key))
        return begun
      }),
    )
  }
  async function show(next: ScreenLanguage): Promise<void> {
    asked = next
    await load(next)
    global.locale.value = next
    document.documentElement.lang = next
  }
  await show(language)
  return {
    plugin,
    show,
    async need(more) {
      for (const branch of more) needed.add(branch)
      // A language may have been asked for and not be there yet.
      await Promise.all([load(global.locale.value as ScreenLanguage), load(asked)])
    },
  }
}
