import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Something that was just done and can be taken back. */
export interface UndoOffer {
  /** A whole sentence in the user's language, for example "Evidence removed." */
  readonly sentence: string
  readonly undo: () => Promise<unknown>
}

/** The one "undo" offer that the shell shows, or what undoing has left to say; a new one replaces the old. */
export const useUndo = defineStore('undo', () => {
  const offer = shallowRef<UndoOffer | null>(null)
  /** What undoing has left to say; empty for nothing. */
  const said = shallowRef('')

  function propose(sentence: string, undo: () => Promise<unknown>): void {
    dismiss()
    offer.value = { sentence, undo }
  }
  /** Only says something, in the place of the offer. */
  function say(sentence: string): void {
    dismiss()
    said.value = sentence
  }
  function dismiss(): void {
    offer.value = null
    said.value = ''
  }
  return { offer, said, propose, say, dismiss }
})
