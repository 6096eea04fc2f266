import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/**
 * Files that came from outside a file chooser: opened with Kibe from the system, or dropped on its window. Whoever hands
 * some over goes to the page `file` or `library`, which watches `files` (more may come while it is open) and takes them.
 */
export const useOpenedFiles = defineStore('opened-files', () => {
  const files = shallowRef<readonly File[]>([])

  /** Hands over these in the place of any that nobody has taken. */
  function hand(opened: readonly File[]): void {
    files.value = opened
  }

  /** The files that wait, once: afterwards there are none. */
  function take(): readonly File[] {
    const waiting = files.value
    files.value = []
    return waiting
  }

  return { files, hand, take }
})
