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

/** What of one action is this person's own. */
interface Own {
  /** Fields that are typed and not stored; null when there are none. */
  edit: Partial<ActionDraft> | null
  isOnTheWay: boolean
  /** The version of the last write. */
  written: Version
}

const nothingOwn = (): Own => ({ edit: null, isOnTheWay: false, written: {} })

type Write = (id: string, edit: Partial<ActionDraft>) => Promise<Version | null>

/** A draft whose changed fields are given to `write`, one after the other; it gives the new version, or null when it failed. */
export function createDraftWriter(write: Write): DraftWriter {
  const held = shallowRef<{ readonly id: string; readonly content: ActionDraft } | null>(null)
  let own = nothingOwn()
  let writing: Promise<void> = Promise.resolve()
  let pause: ReturnType<typeof setTimeout> | undefined

  function flush(): Promise<void> {
    clearTimeout(pause)
    const [now, mine] = [held.value, own]
    // A later write must not be overtaken by an earlier one, and takes along what that one could not store.
    if (now && mine.edit) writing = writing.then(() => writeOwn(write, now.id, mine))
    return writing
  }
  return {
    draft: computed(() => held.value?.content ?? null),
    take(stored) {
      if (held.value?.id !== stored.id) {
        void flush()
        own = nothingOwn()
      } else if (own.edit || own.isOnTheWay || isOlder(stored.version, own.written)) return
      held.value = { id: stored.id, content: draftOf(stored) }
    },
    set(fields) {
      if (!held.value) return
      held.value = { id: held.value.id, content: { ...held.value.content, ...fields } }
      own.edit = { ...own.edit, ...fields }
      clearTimeout(pause)
      pause = setTimeout(() => void flush(), TYPING_PAUSE_MS)
    },
    flush,
  }
}

async function writeOwn(write: Write, id: string, own: Own): Promise<void> {
  const edit = takenFrom(own)
  if (!edit) return
  own.isOnTheWay = true
  const version = await write(id, edit)
  own.isOnTheWay = false
  own.written = version ?? own.written
  if (version === null) own.edit = { ...edit, ...own.edit }
}

function takenFrom(own: Own): Own['edit'] {
  const { edit } = own
  own.edit = null
  return edit
}

/** A live query may still deliver what stood there before the last write. */
function isOlder(version: Version, than: Version): boolean {
  return Object.entries(than).some(([replica, count]) => (version[replica] ?? 0) < count)
}
