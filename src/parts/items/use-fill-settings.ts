import { computed, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { LocalisedText, ShownText } from '@/domain/shared/text'
import { useScreenLanguage } from '@/parts/screen-language'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import { injected } from '@/platform/injected'

/** What the person has set for filling. */
export interface FillSettings {
  /** Single keys choose levels, until a person switches them off. */
  readonly hasSingleKeys: ComputedRef<boolean>
  /** The text in the second language, shown under the first; null where none is chosen or it has no such text. */
  readonly second: (texts: LocalisedText | undefined) => ShownText | null
}

const settingsKey: InjectionKey<FillSettings> = Symbol('fill settings')

/** Reads the settings for a page and its parts, following every change. */
export function provideFillSettings(): void {
  const storage = useStorage()
  const { shown } = useScreenLanguage()
  const state = useLiveQuery(async () => ({
    singleKeys: await storage.settings.get('singleKeys'),
    lang: await storage.settings.get('secondLanguage'),
  }))
  provide(settingsKey, {
    hasSingleKeys: computed(() => state.value.value?.singleKeys !== false),
    second(texts) {
      const lang = state.value.value?.lang
      const text = typeof lang === 'string' ? texts?.[lang] : undefined
      return text && typeof lang === 'string' && shown(texts).lang !== lang ? { text, lang } : null
    },
  })
}

/** Settings for people who have set nothing themselves: no single keys, one language. */
export function providePlainSettings(): void {
  provide(settingsKey, { hasSingleKeys: computed(() => false), second: () => null })
}

/** The settings that the page has read. */
export function useFillSettings(): FillSettings {
  return injected(settingsKey)
}
