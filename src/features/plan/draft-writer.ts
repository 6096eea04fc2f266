import { computed, shallowRef, type ComputedRef } from 'vue'
import type { Version } from '@/domain/records/base'
import type { Action, ActionDraft } from '@/domain/records/plan'
import { draftOf } from './action-draft'

/** How long after the last key a text is stored even while the field keeps the focus. */
const TYPING_PAUSE_MS = 800

/** A draft that a person types into, and what of it is not stored yet. */
export interface DraftWriter {
  readonly draft: ComputedRef<ActionDraft | null>
  /** Takes over what is stored; not while the person's own changes to this action are on their way, nor an older state. */
  readonly take: (stored: Action) => void
  readonly set: (fields: Partial<ActionDraft>) => void
  /** Resolves when everything typed so far was given to `write` and that has settled. */
  readonly flush: () => Promise<void>
}

/** A draft whose changes are given to `write`, one after the other; it gives the new version, or null when it failed. */
export function createDraftWriter(
  write: (id: string, content: ActionDraft) => Promise<Version | null>,
): DraftWriter {
  const held = shallowRef<{ readonly id: string; readonly content: ActionDraft } | null>(null)
  const own = { isDirty: false, onTheWay: 0, written: {} as Version }
  let writing: Promise<void> = Promise.resolve()
  let pause: ReturnType<typeof setTimeout> | undefined

  async function flush(): Promise<void> {
    clearTimeout(pause)
    const now = held.value
    if (own.isDirty && now) {
      own.isDirty = false
      own.onTheWay += 1
      // A later write must not be overtaken by an earlier one.
      writing = writing.then(async () => {
        const version = await write(now.id, now.content)
        own.onTheWay -= 1
        own.written = version ?? own.written
        own.isDirty ||= version === null
      })
    }
    await writing
  }
  return {
    draft: computed(() => held.value?.content ?? null),
    take(stored) {
      if (held.value?.id !== stored.id) own.written = {}
      else if (own.isDirty || own.onTheWay > 0 || isOlder(stored.version, own.written)) return
      held.value = { id: stored.id, content: draftOf(stored) }
    },
    set(fields) {
      if (!held.value) return
      held.value = { id: held.value.id, content: { ...held.value.content, ...fields } }
      own.isDirty = true
      clearTimeout(pause)
      pause = setTimeout(() => void flush(), TYPING_PAUSE_MS)
    },
    flush,
  }
}

/** A live query may still deliver what stood there before the last write. */
function isOlder(version: Version, than: Version): boolean {
  return Object.entries(than).some(([replica, count]) => (version[replica] ?? 0) < count)
}
