import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { answerId, type AnswerContent } from '@/domain/records/answer'
import { useSaveStatus } from '@/parts/save-status'
import { useStorage } from '@/parts/use-storage'

/** What is being typed is written no later than this after the last key, in milliseconds. */
const WRITE_AFTER_MS = 500

/** What the person sees of one answer until storage says the same. */
interface Draft {
  readonly sheetId: string
  readonly itemId: string
  readonly content: AnswerContent
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
      const { content } = await storage.answers.save(sheetId, itemId, draft.content)
      if (drafts.get(id) === draft) drafts.set(id, { ...draft, content, isStored: true })
    })
  }

  function put(shown: Omit<Draft, 'isStored'>): Draft {
    const draft = { ...shown, isStored: false }
    drafts.set(answerId(draft.sheetId, draft.itemId), draft)
    return draft
  }

  /** Shows and writes the content. Resolves to whether it is on the device; it stays on the screen either way. */
  const save = (sheetId: string, itemId: string, content: AnswerContent): Promise<boolean> =>
    write(put({ sheetId, itemId, content }))

  /** Shows the content at once and writes it when the typing pauses, or at `flush`. */
  function type(sheetId: string, itemId: string, content: AnswerContent): void {
    const draft = put({ sheetId, itemId, content })
    const id = answerId(sheetId, itemId)
    saves.typed(`answer/${id}`)
    clearTimeout(waiting.get(id))
    const timer = setTimeout(() => void write(draft), WRITE_AFTER_MS)
    waiting.set(id, timer)
  }

  /** Writes now what still waits for a pause in the typing. */
  async function flush(): Promise<void> {
    const pending = [...drafts].filter(([id]) => waiting.has(id))
    await Promise.all(pending.map(([, draft]) => write(draft)))
  }

  /** Drops what storage now says itself. Called when storage has been read anew. */
  function forgetStored(): void {
    for (const [id, draft] of drafts) if (draft.isStored) drafts.delete(id)
  }

  return { drafts, save, type, flush, forgetStored }
})
