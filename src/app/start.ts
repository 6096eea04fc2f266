import { createPinia } from 'pinia'
import { createApp } from 'vue'
import type { Router } from 'vue-router'
import { SHELL_BRANCHES } from '@/i18n/branches'
import { isScreenLanguage, preferredLanguage } from '@/i18n/languages'
import { createScreenTexts } from '@/i18n/plugin'
import { contentKey, createContentLibrary } from '@/parts/content-library'
import { screenTextsKey } from '@/parts/screen-language'
import { storageKey } from '@/parts/use-storage'
import { browserCamera } from '@/platform/browser-camera'
import { browserClock } from '@/platform/browser-clock'
import { browserIds } from '@/platform/browser-ids'
import { browserLastWords } from '@/platform/browser-last-words'
import { browserLocks } from '@/platform/browser-locks'
import { cameraKey } from '@/platform/camera'
import { clockKey } from '@/platform/clock'
import { kioskKey } from '@/platform/kiosk'
import { idsKey } from '@/platform/ids'
import { lastWordsKey } from '@/platform/last-words'
import { locksKey } from '@/platform/locks'
import { markerKey } from '@/platform/marker'
import { sheetOfWindowKey } from '@/platform/sheet-of-window'
import { storageHealthKey } from '@/platform/storage-health'
import { takeOutKey, type TakeOut } from '@/platform/take-out'
import { whenIdle } from '@/platform/when-idle'
import { storageHealth } from '@/storage/health'
import { openStorage, type OpenedStorage } from '@/storage/open-storage'
import App from './App.vue'
import { browserKiosk } from './browser-kiosk'
import { browserMarker } from './browser-marker'
import { browserSheetOfWindow } from './browser-sheet-of-window'
import { goOnWithFolderBackups } from './folder-backups'
import { forgetDrafts } from './forget-drafts'
import { guardKiosk } from './kiosk-guard'
import { readServedContent } from './browser-platform'
import { createKibeRouter } from './router'
import StorageRefused from './StorageRefused.vue'

/** Names this build as long as nothing in it changes; null while developing, where code changes under one name. */
const BUILD = import.meta.env.PROD ? import.meta.url : null

/**
 * Opens storage, then shows Kibe. Where storage cannot be opened nothing is written: a sentence says what happened and
 * what to do, and `takeOut` is the way to what is stored.
 */
export async function startKibe(root: Element, takeOut: TakeOut): Promise<void> {
  // Most people use Kibe in their device's language: its texts travel while storage opens.
  const loading = createScreenTexts(preferredLanguage(navigator.languages), SHELL_BRANCHES)
  let storage: OpenedStorage
  try {
    storage = await openStorage({ clock: browserClock, ids: browserIds })
  } catch (error) {
    const texts = await loading
    createApp(StorageRefused, { error })
      .use(texts.plugin)
      .provide(clockKey, browserClock)
      .provide(takeOutKey, takeOut)
      .mount(root)
    return
  }
  // A language that cannot be read or had is no reason to show nothing: the device's own is there already.
  const chosen = await storage.settings.get('language').catch(() => null)
  const texts = await loading
  if (isScreenLanguage(chosen)) await texts.show(chosen).catch(() => undefined)
  const router = createKibeRouter(texts)
  guardKiosk(router, browserKiosk)
  createApp(App)
    .use(createPinia())
    .use(texts.plugin)
    .use(router)
    .provide(clockKey, browserClock)
    .provide(idsKey, browserIds)
    .provide(storageKey, storage)
    .provide(locksKey, browserLocks)
    .provide(lastWordsKey, browserLastWords)
    .provide(kioskKey, browserKiosk)
    .provide(sheetOfWindowKey, browserSheetOfWindow)
    .provide(cameraKey, browserCamera)
    .provide(storageHealthKey, storageHealth(navigator.storage))
    .provide(markerKey, browserMarker)
    .provide(takeOutKey, takeOut)
    .provide(contentKey, createContentLibrary(storage, readServedContent, BUILD))
    .provide(screenTextsKey, texts)
    .mount(root)
  void afterwards(router, storage)
}

/** What can wait until the first screen is there. */
async function afterwards(router: Router, storage: OpenedStorage): Promise<void> {
  await router.isReady()
  await whenIdle()
  await Promise.all([emptyBin(storage), goOnWithFolderBackups(storage)])
}

/** Deletes for good what has been in the bin long enough. Where that fails nobody has lost anything: the next start tries again. */
async function emptyBin(storage: OpenedStorage): Promise<void> {
  await storage.bin.purgeExpired().catch(() => undefined)
  await forgetDrafts(storage, browserLastWords).catch(() => undefined)
}
