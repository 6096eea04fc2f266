import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Something that was just done and can be taken back. */
export interface UndoOffer {
  /** A whole sentence in the user's language, for example "Evidence removed." */
  readonly sentence: string
  readonly undo: () => Promise<unknown>
}

/** The one "undo" offer that the shell shows; a new one replaces the old. */
export const useUndo = defineStore('undo', () => {
  const offer = shallowRef<UndoOffer | null>(null)

  function propose(sentence: string, undo: () => Promise<unknown>): void {
    offer.value = { sentence, undo }
  }
  function dismiss(): void {
    offer.value = null
  }
  return { offer, propose, dismiss }
})
