import { defineStore } from 'pinia'
import { registerSW } from 'virtual:pwa-register'
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { useSaveStatus } from '@/parts/save-status'
import { useTypedText } from '@/parts/typed-text'

/** Whether Kibe works without a network, and whether a newer build waits. Nothing reloads unless a person asks for it. */
export const useAppUpdates = defineStore('app-updates', () => {
  const saves = useSaveStatus()
  const texts = useTypedText()
  const isReadyOffline = ref(false)
  const isUpdateWaiting = ref(false)
  const isUpdatedElsewhere = ref(false)
  let isUpdatingHere = false

  const registering = {
    immediate: true,
    onNeedRefresh: () => (isUpdateWaiting.value = true),
    // Told only where a worker was there when the page was loaded; the browser's own event below comes always.
    onNeedReload: () => undefined,
    onRegisteredSW: lookForUpdatesWhenShown,
  }

  // What is kept for later does not compete with what the person waits for now.
  const registered = useRouter()
    .isReady()
    .then(() => registerSW(registering))

  // The worker claims the page once everything is kept; from then on the page needs no network. A later build takes
  // over every tab; only the tab where a person asked for it reloads by itself.
  const noteController = () => {
    if (isUpdatingHere) location.reload()
    else if (isReadyOffline.value) isUpdatedElsewhere.value = true
    isReadyOffline.value = navigator.serviceWorker.controller !== null
  }
  if ('serviceWorker' in navigator) {
    noteController()
    navigator.serviceWorker.addEventListener('controllerchange', noteController)
  }

  /** Writes what is typed; false when that failed, and then nothing may reload. */
  async function isAllWritten(): Promise<boolean> {
    await texts.flush()
    return saves.status.state !== 'failed'
  }

  /** Lets the waiting build take over; the page reloads when it has. */
  async function update(): Promise<void> {
    if (!(await isAllWritten())) return
    isUpdatingHere = true
    const activateWaiting = await registered
    await activateWaiting()
  }

  /** Reloads into the build that another tab has activated. */
  async function reload(): Promise<void> {
    if (await isAllWritten()) location.reload()
  }

  return { isReadyOffline, isUpdateWaiting, isUpdatedElsewhere, update, reload }
})

/** Asks the host for a newer build whenever the person comes back to the page. */
function lookForUpdatesWhenShown(_url: string, registration: ServiceWorkerRegistration | undefined): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration?.update().catch(() => undefined)
  })
}
