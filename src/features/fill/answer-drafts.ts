import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { answerId } from '@/domain/records/answer'
import { useSaveStatus } from '@/parts/save-status'
import { useStorage } from '@/parts/use-storage'
import type { AnswerEdit } from '@/parts/items/answer-edits'
import { useLastEdits } from './last-edits'

/** What is being typed is written no later than this after the last key, in milliseconds. */
const WRITE_AFTER_MS = 500

/** What the person has changed in one answer, until storage says the same. */
interface Draft {
  readonly id: string
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
  const lastEdits = useLastEdits()
  const drafts = shallowReactive(new Map<string, Draft>())
  const pauses = createPauses()

  function write({ id, sheetId, itemId }: Draft): Promise<boolean> {
    pauses.end(id)
    return saves.track(`answer/${id}`, async () => {
      // A repeated write saves what stands there now, never what stood there when it failed.
      const draft = drafts.get(id)
      if (!draft || draft.isStored) return
      await storage.answers.save(sheetId, itemId, draft.edit)
      if (drafts.get(id) !== draft) return
      drafts.set(id, { ...draft, isStored: true })
      lastEdits.drop(draft)
    })
  }

  function put(sheetId: string, itemId: string, edit: AnswerEdit): Draft {
    const id = answerId(sheetId, itemId)
    const draft = { id, sheetId, itemId, edit: { ...drafts.get(id)?.edit, ...edit }, isStored: false }
    drafts.set(id, draft)
    lastEdits.putDown(draft)
    return draft
  }

  /** Shows and writes the edit. Resolves to whether it is on the device; it stays on the screen either way. */
  const save = (...given: Parameters<typeof put>): Promise<boolean> => write(put(...given))

  /** Shows the edit at once and writes it when the typing pauses, or at `flush`. */
  function type(...given: Parameters<typeof put>): void {
    const draft = put(...given)
    saves.typed(`answer/${draft.id}`)
    pauses.begin(draft.id, () => void write(draft))
  }

  /** Writes now what of this sheet is not on the device, and resolves to whether all of it is. */
  async function flush(sheetId: string): Promise<boolean> {
    // What is on its way is written once more: only so can one wait for it, and nothing new is stored for nothing new.
    const pending = [...drafts.values()].filter((draft) => draft.sheetId === sheetId && !draft.isStored)
    return (await Promise.all(pending.map(write))).every(Boolean)
  }

  /** Shows and writes what an earlier page could only put down as it ended. What was typed here since is newer. */
  function takeUp(sheetId: string): void {
    for (const [itemId, edit] of lastEdits.ofSheet(sheetId))
      if (drafts.get(answerId(sheetId, itemId))?.isStored !== false) void save(sheetId, itemId, edit)
  }

  return { drafts, save, type, flush, takeUp, forgetStored: () => forgetStored(drafts) }
})

/** Drops what storage now says itself. Called when storage has been read anew. */
function forgetStored(drafts: Map<string, Draft>): void {
  for (const [id, draft] of drafts) if (draft.isStored) drafts.delete(id)
}

/** The pauses that are waited for, one for each answer. */
function createPauses() {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  const end = (id: string) => {
    clearTimeout(waiting.get(id))
    waiting.delete(id)
  }
  const begin = (id: string, then: () => void) => {
    end(id)
    waiting.set(id, setTimeout(then, WRITE_AFTER_MS))
  }
  return { begin, end }
}
