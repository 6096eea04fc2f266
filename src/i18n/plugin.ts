import { markRaw, type Plugin } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Branch } from './branches'
import { isScreenLanguage, type RespondentLanguage, type ScreenLanguage } from './languages'
import { ALL_BRANCHES, loadBranch, loadRespondentWords, type Messages } from './messages'

/** The vue-i18n plugin, the one way to change its language, and the one way to have more of its texts. */
export interface ScreenTexts {
  readonly plugin: Plugin
  /** Loads what is needed of the language, then shows it; sets `lang` of the page. */
  show(language: RespondentLanguage): Promise<void>
  /** Loads these branches, now and for every language shown later. Rejects when they cannot be read. */
  need(branches: readonly Branch[]): Promise<void>
}

/** Texts of the screens in one language to begin with; all branches, unless the first ones needed are named. */
export async function createScreenTexts(
  language: ScreenLanguage,
  branches: readonly Branch[] = ALL_BRANCHES,
): Promise<ScreenTexts> {
  const plugin = createI18n({
    legacy: false,
    locale: language,
    // Respondents' languages have only what respondents read.
    fallbackLocale: { az: ['ka'], hy: ['ka'] },
    fallbackWarn: false,
  })
  const { global } = plugin
  const needed = new Set(branches)
  // Messages never change by themselves: watching each of them would only cost time.
  const load = loader(needed, (to, messages) =>
    global.setLocaleMessage(to, markRaw({ ...global.getLocaleMessage(to), ...messages })),
  )
  let asked: RespondentLanguage = language

  async function show(next: RespondentLanguage): Promise<void> {
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
      await Promise.all([load(global.locale.value as RespondentLanguage), load(asked)])
    },
  }
}

/** Loads what is needed of a language, each part once; what could not be had is asked for again. */
function loader(
  needed: ReadonlySet<Branch>,
  add: (language: RespondentLanguage, messages: Messages) => void,
): (language: RespondentLanguage) => Promise<void> {
  const loading = new Map<string, Promise<void>>()

  function once(key: string, begin: () => Promise<void>): Promise<void> {
    const begun = loading.get(key) ?? begin()
    loading.set(key, begun)
    begun.catch(() => loading.delete(key))
    return begun
  }
  return async function load(of) {
    if (!isScreenLanguage(of)) {
      await Promise.all([load('ka'), once(of, async () => add(of, await loadRespondentWords(of)))])
      return
    }
    await Promise.all(
      [...needed].map((branch) => once(`${of}/${branch}`, async () => add(of, await loadBranch(of, branch)))),
    )
  }
}
