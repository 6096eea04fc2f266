import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { answerId } from '@/domain/records/answer'
import { useSaveStatus } from '@/parts/save-status'
import { useStorage } from '@/parts/use-storage'
import type { AnswerEdit } from './answer-edits'

/** What is being typed is written no later than this after the last key, in milliseconds. */
const WRITE_AFTER_MS = 500

/** What the person has changed in one answer, until storage says the same. */
interface Draft {
  readonly sheetId: string
  readonly itemId: string
  readonly edit: AnswerEdit
  readonly isStored: boolean
}

/**
 * Answers that are on the screen and not, or not yet, in what was last read from storage. They outlive the page they
 * were entered on, so that a failed save loses nothing.
 */
export const useAnswerDrafts = defineStore('answer-drafts', () => {
  const storage = useStorage()
  const saves = useSaveStatus()
  const drafts = shallowReactive(new Map<string, Draft>())
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()

  function write({ sheetId, itemId }: Draft): Promise<boolean> {
    const id = answerId(sheetId, itemId)
    clearTimeout(waiting.get(id))
    waiting.delete(id)
    return saves.track(`answer/${id}`, async () => {
      // A repeated write saves what stands there now, never what stood there when it failed.
      const draft = drafts.get(id)
      if (!draft || draft.isStored) return
      await storage.answers.save(sheetId, itemId, draft.edit)
      if (drafts.get(id) === draft) drafts.set(id, { ...draft, isStored: true })
    })
  }

  function put(sheetId: string, itemId: string, edit: AnswerEdit): Draft {
    const id = answerId(sheetId, itemId)
    const draft = { sheetId, itemId, edit: { ...drafts.get(id)?.edit, ...edit }, isStored: false }
    drafts.set(id, draft)
    return draft
  }

  /** Shows and writes the edit. Resolves to whether it is on the device; it stays on the screen either way. */
  const save = (...given: Parameters<typeof put>): Promise<boolean> => write(put(...given))

  /** Shows the edit at once and writes it when the typing pauses, or at `flush`. */
  function type(sheetId: string, itemId: string, edit: AnswerEdit): void {
    const draft = put(sheetId, itemId, edit)
    const id = answerId(sheetId, itemId)
    saves.typed(`answer/${id}`)
    clearTimeout(waiting.get(id))
    const timer = setTimeout(() => void write(draft), WRITE_AFTER_MS)
    waiting.set(id, timer)
  }

  /** Writes now what of this sheet is not on the device, and resolves to whether all of it is. */
  async function flush(sheetId: string): Promise<boolean> {
    // What is on its way is written once more: only so can one wait for it, and nothing new is stored for nothing new.
    const pending = [...drafts.values()].filter((draft) => draft.sheetId === sheetId && !draft.isStored)
    return (await Promise.all(pending.map(write))).every(Boolean)
  }

  /** Drops what storage now says itself. Called when storage has been read anew. */
  function forgetStored(): void {
    for (const [id, draft] of drafts) if (draft.isStored) drafts.delete(id)
  }

  return { drafts, save, type, flush, forgetStored }
})
