import { defineStore } from 'pinia'
import { registerSW } from 'virtual:pwa-register'
import { ref, shallowRef } from 'vue'
import { useSaveStatus } from '@/parts/save-status'

/** The browser's own offer to install, kept until a person asks for it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

/** Whether Kibe works without a network, whether a newer build waits, and whether it can be installed. */
export const usePwa = defineStore('pwa', () => {
  const saves = useSaveStatus()
  const isReadyOffline = ref(false)
  const isUpdateWaiting = ref(false)
  const isUpdatedElsewhere = ref(false)
  const installPrompt = shallowRef<InstallPrompt | null>(null)
  let isUpdatingHere = false

  const activateWaiting = registerSW({
    immediate: true,
    onNeedRefresh: () => (isUpdateWaiting.value = true),
    // The new build has taken over every tab; only the tab where a person asked for it reloads by itself.
    onNeedReload: () => (isUpdatingHere ? location.reload() : (isUpdatedElsewhere.value = true)),
    onRegisteredSW: (_url, registration) => {
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') void registration?.update().catch(() => undefined)
      })
    },
  })

  // The worker claims the page once everything is kept; from then on the page needs no network.
  const noteController = () => (isReadyOffline.value = navigator.serviceWorker.controller !== null)
  if ('serviceWorker' in navigator) {
    noteController()
    navigator.serviceWorker.addEventListener('controllerchange', noteController)
  }

  /** Writes what is typed, then lets the waiting build take over; the page reloads when it has. */
  async function update(): Promise<void> {
    await saves.flush()
    if (saves.status.state === 'failed') return
    isUpdatingHere = true
    await activateWaiting()
  }

  /** Writes what is typed, then reloads into the build that another tab has activated. */
  async function reload(): Promise<void> {
    await saves.flush()
    if (saves.status.state !== 'failed') location.reload()
  }

  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    installPrompt.value = event as InstallPrompt
  })

  /** Shows the browser's install dialog; it can be used once. */
  async function install(): Promise<void> {
    const prompt = installPrompt.value
    installPrompt.value = null
    await prompt?.prompt()
  }

  return { isReadyOffline, isUpdateWaiting, isUpdatedElsewhere, installPrompt, update, reload, install }
})
