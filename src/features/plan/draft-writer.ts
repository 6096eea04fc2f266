import { computed, shallowRef, type ComputedRef } from 'vue'
import type { ActionDraft } from '@/domain/records/plan'

/** How long after the last key a text is stored even while the field keeps the focus. */
const TYPING_PAUSE_MS = 800

/** A draft that a person types into, and what of it is not stored yet. */
export interface DraftWriter {
  readonly draft: ComputedRef<ActionDraft | null>
  /** Takes over what is stored, unless the person has just changed this very action. */
  readonly take: (id: string, stored: ActionDraft) => void
  readonly set: (fields: Partial<ActionDraft>) => void
  /** Resolves when everything typed so far was given to `write` and that has settled. */
  readonly flush: () => Promise<void>
}

/** A draft whose changes are given to `write`, one write after the other; `write` never rejects. */
export function createDraftWriter(
  write: (id: string, content: ActionDraft) => Promise<unknown>,
): DraftWriter {
  const held = shallowRef<{ readonly id: string; readonly content: ActionDraft } | null>(null)
  let isDirty = false
  let writing: Promise<unknown> = Promise.resolve()
  let pause: ReturnType<typeof setTimeout> | undefined

  async function flush(): Promise<void> {
    clearTimeout(pause)
    const now = held.value
    if (isDirty && now) {
      isDirty = false
      // A later write must not be overtaken by an earlier one.
      writing = writing.then(() => write(now.id, now.content))
    }
    await writing
  }
  return {
    draft: computed(() => held.value?.content ?? null),
    take(id, stored) {
      if (isDirty && held.value?.id === id) return
      held.value = { id, content: stored }
    },
    set(fields) {
      if (!held.value) return
      held.value = { id: held.value.id, content: { ...held.value.content, ...fields } }
      isDirty = true
      clearTimeout(pause)
      pause = setTimeout(() => void flush(), TYPING_PAUSE_MS)
    },
    flush,
  }
}
