import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { isSameJson } from '@/domain/records/same-json'
import { flushOnLeaving } from './flush-on-leaving'
import { useSaveStatus } from './save-status'

/** How long after the last key a text is stored even while the field keeps the focus. */
const TYPING_PAUSE_MS = 800

/** Fields that a person types into. */
export interface TypedFields<T extends object> {
  /** What is stored, with what was typed and is not stored yet; null while nothing has been read. */
  readonly draft: ComputedRef<T | null>
  /** For each key that is pressed: stored after a pause. */
  readonly set: (fields: Partial<T>) => void
  /** For a choice, or when a field is left: stored at once. */
  readonly choose: (fields: Partial<T>) => Promise<void>
  readonly flush: () => Promise<void>
}

/**
 * Fields whose changes are given to `write`, one after the other; what is typed stays on the screen until it is stored,
 * also where storing has failed. `key` names what is written, for the line that says "saved".
 */
export function useTypedFields<T extends object>(
  key: () => string,
  stored: () => T | null,
  write: (fields: Partial<T>) => Promise<unknown>,
): TypedFields<T> {
  const saves = useSaveStatus()
  const typed = shallowRef<Partial<T>>({})
  const writer = pausingWriter<T>(async (fields) => {
    const isWritten = await saves.track(key(), () => write(fields))
    if (isWritten) settle(fields)
    return isWritten
  })
  /** What is stored as it was typed is nobody's own any more: it may be changed in another window. */
  function settle(written: Partial<T> = {}): void {
    const now = stored()
    const names = Object.keys(typed.value) as (keyof T)[]
    const isStored = (name: keyof T) => now !== null && isSameJson(typed.value[name], now[name])
    const left = names.filter((name) => writer.isWaiting(name, written) || !isStored(name))
    typed.value = Object.fromEntries(left.map((name) => [name, typed.value[name]])) as Partial<T>
  }
  function set(fields: Partial<T>): void {
    typed.value = { ...typed.value, ...fields }
    saves.typed(key())
    writer.put(fields)
  }
  async function choose(fields: Partial<T>): Promise<void> {
    set(fields)
    await writer.flush()
  }
  watch(stored, () => settle())
  flushOnLeaving(writer.flush)
  const draft = computed(() => {
    const now = stored()
    return now && { ...now, ...typed.value }
  })
  return { draft, set, choose, flush: writer.flush }
}

interface PausingWriter<T> {
  readonly put: (fields: Partial<T>) => void
  readonly flush: () => Promise<void>
  /** Whether the field waits, or is on its way; `written` has just arrived. */
  readonly isWaiting: (name: keyof T, written: Partial<T>) => boolean
}

/** Gives fields on after a pause, one batch after the other; what failed goes along with the next. */
function pausingWriter<T extends object>(
  attempt: (fields: Partial<T>) => Promise<boolean>,
): PausingWriter<T> {
  let waiting: Partial<T> = {}
  let onTheWay: Partial<T> = {}
  let writing: Promise<unknown> = Promise.resolve()
  let pause: ReturnType<typeof setTimeout> | undefined

  async function next(): Promise<void> {
    if (Object.keys(waiting).length === 0) return
    onTheWay = waiting
    waiting = {}
    const isWritten = await attempt(onTheWay)
    if (!isWritten) waiting = { ...onTheWay, ...waiting }
    onTheWay = {}
  }
  async function flush(): Promise<void> {
    clearTimeout(pause)
    writing = writing.then(next)
    await writing
  }
  function put(fields: Partial<T>): void {
    waiting = { ...waiting, ...fields }
    clearTimeout(pause)
    pause = setTimeout(() => void flush(), TYPING_PAUSE_MS)
  }
  const isWaiting = (name: keyof T, written: Partial<T>) =>
    name in waiting || (name in onTheWay && !(name in written))
  return { put, flush, isWaiting }
}
