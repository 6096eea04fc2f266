import { computed, shallowRef, type ComputedRef } from 'vue'
import type { Version } from '@/domain/records/base'
import type { Action, ActionDraft } from '@/domain/records/plan'
import { draftOf } from './action-draft'
import { stillMissing, type Fields, type TypedFields } from './typed-fields'

/** How long after the last key a text is stored even while the field keeps the focus. */
const TYPING_PAUSE_MS = 800

/** A draft that a person types into, and what of it is not stored yet. */
export interface DraftWriter {
  readonly draft: ComputedRef<ActionDraft | null>
  /**
   * Takes over what is stored, and with an action that was not held before what earlier pages could only put down; not
   * while the person's own changes to this action are on their way, nor an older state.
   */
  readonly take: (stored: Action) => void
  readonly set: (fields: Fields) => void
  /** Resolves when everything typed so far was given to `write` and that has settled. */
  readonly flush: () => Promise<void>
}

/** Where what is typed is put down at once, in case the page ends before it is written. */
export interface TypedWords {
  /** Null once all of it is written. */
  readonly keep: (id: string, typed: TypedFields | null) => void
  /** What earlier pages have put down of this action and could not write; it is in nobody else's hands any more. */
  readonly takeUp: (id: string) => readonly TypedFields[]
}

/** What of one action is this person's own. */
interface Own {
  /** Fields that are typed and not stored; null when there are none. */
  edit: Fields | null
  /** Fields that are being written; null when there are none. */
  onTheWay: Fields | null
  /** What was stored of these fields before. */
  before: Fields
  /** The version of the last write. */
  written: Version
}

const nothingOwn = (): Own => ({ edit: null, onTheWay: null, before: {}, written: {} })

type Write = (id: string, edit: Fields) => Promise<Version | null>

/** A draft whose changed fields are given to `write`, one after the other; it gives the new version, or null when it failed. */
export function createDraftWriter(write: Write, words: TypedWords): DraftWriter {
  const held = shallowRef<{ readonly id: string; readonly content: ActionDraft } | null>(null)
  let own = nothingOwn()
  let writing: Promise<void> = Promise.resolve()
  let pause: ReturnType<typeof setTimeout> | undefined

  function set(fields: Fields): void {
    if (!held.value) return
    const { id, content } = held.value
    own.before = { ...pick(content, fields), ...own.before }
    held.value = { id, content: { ...content, ...fields } }
    own.edit = { ...own.edit, ...fields }
    words.keep(id, typedOf(own))
    clearTimeout(pause)
    pause = setTimeout(() => void flush(), TYPING_PAUSE_MS)
  }
  function flush(): Promise<void> {
    clearTimeout(pause)
    const [now, mine] = [held.value, own]
    // A later write must not be overtaken by an earlier one, and takes along what that one could not store.
    if (now && mine.edit) writing = writing.then(() => writeOwn(write, words, now.id, mine))
    return writing
  }
  function take(stored: Action): void {
    const isNew = held.value?.id !== stored.id
    if (isNew) {
      void flush()
      own = nothingOwn()
    } else if (own.edit || own.onTheWay || isOlder(stored.version, own.written)) return
    held.value = { id: stored.id, content: draftOf(stored) }
    if (!isNew) return
    for (const typed of words.takeUp(stored.id)) takeUp(stillMissing(held.value.content, typed))
    void flush()
  }
  function takeUp(fields: Fields): void {
    if (Object.keys(fields).length > 0) set(fields)
  }
  return { draft: computed(() => held.value?.content ?? null), take, set, flush }
}

async function writeOwn(write: Write, words: TypedWords, id: string, own: Own): Promise<void> {
  const edit = sentOff(own)
  if (!edit) return
  words.keep(id, typedOf(own))
  const version = await write(id, edit)
  own.onTheWay = null
  own.written = version ?? own.written
  if (version === null) own.edit = { ...edit, ...own.edit }
  else own.before = pick({ ...own.before, ...edit }, own.edit ?? {})
  words.keep(id, typedOf(own))
}

function sentOff(own: Own): Fields | null {
  own.onTheWay = own.edit
  own.edit = null
  return own.onTheWay
}

/** Null when all of it is stored. */
function typedOf({ edit, onTheWay, before }: Own): TypedFields | null {
  if (!edit && !onTheWay) return null
  return { edit: { ...onTheWay, ...edit }, before, onTheWay: onTheWay ?? {} }
}

function pick(from: Fields, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name in fields))
}

/** A live query may still deliver what stood there before the last write. */
function isOlder(version: Version, than: Version): boolean {
  return Object.entries(than).some(([replica, count]) => (version[replica] ?? 0) < count)
}
