import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { SHELL_BRANCHES } from '@/i18n/branches'
import { preferredLanguage, SCREEN_LANGUAGES, type ScreenLanguage } from '@/i18n/languages'
import { createScreenTexts } from '@/i18n/plugin'
import { contentKey, createContentLibrary } from '@/parts/content-library'
import { screenTextsKey } from '@/parts/screen-language'
import { storageKey } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { idsKey } from '@/platform/ids'
import { storageHealthKey } from '@/platform/storage-health'
import { storageHealth } from '@/storage/health'
import { openStorage, type OpenedStorage } from '@/storage/open-storage'
import App from './App.vue'
import { browserClock, browserIds, readServedContent } from './browser-platform'
import { createKibeRouter } from './router'
import StorageRefused from './StorageRefused.vue'

/**
 * Opens storage, then shows Kibe. Where storage cannot be opened nothing is written: a sentence says what happened and
 * what to do.
 */
export async function startKibe(root: Element): Promise<void> {
  // Most people use Kibe in their device's language: its texts travel while storage opens.
  const loading = createScreenTexts(preferredLanguage(navigator.languages), SHELL_BRANCHES)
  let storage: OpenedStorage
  try {
    storage = await openStorage({ clock: browserClock, ids: browserIds })
  } catch (error) {
    const texts = await loading
    createApp(StorageRefused, { error }).use(texts.plugin).mount(root)
    return
  }
  // A language that cannot be read is no reason to show nothing: the device's own is there already.
  const chosen = await storage.settings.get('language').catch(() => null)
  const texts = await loading
  if (isScreenLanguage(chosen)) await texts.show(chosen)
  createApp(App)
    .use(createPinia())
    .use(texts.plugin)
    .use(createKibeRouter(texts))
    .provide(clockKey, browserClock)
    .provide(idsKey, browserIds)
    .provide(storageKey, storage)
    .provide(storageHealthKey, storageHealth(navigator.storage))
    .provide(contentKey, createContentLibrary(storage, readServedContent))
    .provide(screenTextsKey, texts)
    .mount(root)
}

function isScreenLanguage(value: unknown): value is ScreenLanguage {
  return SCREEN_LANGUAGES.some(({ code }) => code === value)
}
