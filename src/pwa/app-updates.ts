import { defineStore } from 'pinia'
import { registerSW } from 'virtual:pwa-register'
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { useSaveStatus } from '@/parts/save-status'
import { useTypedText } from '@/parts/typed-text'

/** Whether Kibe works without a network, and whether a newer build waits. Nothing reloads unless a person asks for it. */
export const useAppUpdates = defineStore('app-updates', () => {
  const isAllWritten = useWriting()
  const isReadyOffline = ref(false)
  /** False where the browser keeps nothing for work without a network: some do not in private windows. */
  const canBeOffline = ref('serviceWorker' in navigator)
  const isUpdateWaiting = ref(false)
  const isUpdatedElsewhere = ref(false)
  let isUpdatingHere = false

  const registering = {
    immediate: true,
    onNeedRefresh: () => (isUpdateWaiting.value = true),
    // Told only where a worker was there when the page was loaded; the browser's own event below comes always.
    onNeedReload: () => undefined,
    onRegisteredSW: lookForUpdatesWhenShown,
    onRegisterError: () => (canBeOffline.value = false),
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

  /** Lets the waiting build take over; the page reloads when it has. */
  async function update(): Promise<void> {
    if (!(await isAllWritten())) return
    isUpdatingHere = true
    const activateWaiting = await registered
    await activateWaiting()
  }

  /** Reloads into the current build, which another tab may have activated; at this address, where one is given. */
  async function reload(address?: string): Promise<void> {
    if (await isAllWritten()) loadAnew(address)
  }

  return { isReadyOffline, canBeOffline, isUpdateWaiting, isUpdatedElsewhere, update, reload }
})

/** Asks the host for a newer build whenever the person comes back to the page. */
function lookForUpdatesWhenShown(_url: string, registration: ServiceWorkerRegistration | undefined): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration?.update().catch(() => undefined)
  })
}

/** Writes what is typed; false when that failed, and then nothing may reload. */
function useWriting(): () => Promise<boolean> {
  const saves = useSaveStatus()
  const texts = useTypedText()
  return async () => {
    await texts.flush()
    return saves.status.state !== 'failed'
  }
}

function loadAnew(address?: string): void {
  if (address !== undefined) history.pushState(null, '', address)
  location.reload()
}
