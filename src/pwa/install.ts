import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** The browser's own offer to install, kept until a person asks for it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

/** Whether this browser offers to install Kibe, and the way to accept. */
export const useInstall = defineStore('install', () => {
  const offer = shallowRef<InstallPrompt | null>(null)

  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer.value = event as InstallPrompt
  })

  /** Shows the browser's install dialog; an offer can be used once. */
  async function install(): Promise<void> {
    const taken = offer.value
    offer.value = null
    await taken?.prompt()
  }

  return { offer, install }
})
