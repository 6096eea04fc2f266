import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { RecordStore } from '@/storage/comparison-store'
import type { AsyncState } from '../async-state'
import { useSaveStatus } from '../save-status'
import { useLiveQuery } from '../use-live-query'
import { useTypedFields, type TypedFields } from '../use-typed-fields'
import { useNewRecord, type NewRecord } from './new-record'

/** The place of an id for a record that is still to be made. */
export const NEW = 'new'

/** Which fields cannot be stored as they are, each with the code of its sentence. */
export type FieldProblems<D> = Partial<Readonly<Record<keyof D, string>>>

/** What makes the forms of one kind of record differ. */
export interface RecordKind<D extends object> {
  /** Names what is written, for the line that says "saved". */
  readonly name: string
  readonly store: Pick<RecordStore<D & { readonly id: string }, D>, 'get' | 'add' | 'change'>
  /** What a new one begins with. */
  readonly empty: () => D
  /** Reads again what was typed into a new one, finished or not; throws on anything else. */
  readonly parse: (given: unknown) => D
  readonly problemsOf: (draft: D) => FieldProblems<D>
}

/**
 * The form of a record: a new one is put down as it is typed, and added by a button; one that is there is stored while
 * a person goes on.
 */
export interface RecordForm<D extends object> {
  /** What is stored; null in it where there is none, or it is still to be made. */
  readonly state: Readonly<Ref<AsyncState<D | null>>>
  readonly isNew: boolean
  /** What is typed into a new one; null for one that is stored. */
  readonly begun: NewRecord<D> | null
  /** What stands on the screen; null while nothing has been read, or nothing is there. */
  readonly draft: ComputedRef<D | null>
  /** What is wrong, field by field; of a new one not before somebody tried to add it. */
  readonly problems: ComputedRef<FieldProblems<D>>
  /** For each key that is pressed. What cannot be stored stays on the screen alone. */
  readonly set: (fields: Partial<D>) => void
  /** For a choice: stored at once. */
  readonly choose: (fields: Partial<D>) => Promise<void>
  readonly flush: () => Promise<void>
  /** Adds the new one; false where something is wrong with it. Where storing fails, the shell says why, and can repeat it. */
  readonly add: () => Promise<boolean>
}

/** The form of the record with this id, or of a new one; `added` is told the id that it was stored under. */
export function useRecordForm<D extends object>(
  id: string,
  kind: RecordKind<D>,
  added: (id: string) => void,
): RecordForm<D> {
  const { name, store, empty, parse, problemsOf } = kind
  const isNew = id === NEW
  const key = `${name}/${id}`
  const isTried = ref(false)
  let isHere = true
  onScopeDispose(() => (isHere = false))
  const state = useLiveQuery<D | null>(() => (isNew ? Promise.resolve(null) : store.get(id)))
  const typed = useTypedFields<D>(
    () => key,
    () => state.value.value,
    (fields) => store.change(id, fields),
  )
  const begun = isNew ? useNewRecord(name, empty, parse) : null
  const { draft, set }: Fields<D> = begun ?? checkedFields(typed, problemsOf)
  const problems = computed(() => (draft.value && (!isNew || isTried.value) ? problemsOf(draft.value) : {}))

  async function choose(fields: Partial<D>): Promise<void> {
    set(fields)
    await typed.flush()
  }
  const whole = () => (draft.value && Object.keys(problemsOf(draft.value)).length === 0 ? draft.value : null)
  const addWhole = onceAtATime(key, whole, async (now) => {
    const record = await store.add(now)
    begun?.stored(now)
    // Repeated later, it leaves people where they are by then.
    if (isHere) added(record.id)
  })
  async function add(): Promise<boolean> {
    isTried.value = true
    return addWhole()
  }
  return { state, isNew, begun, draft, problems, set, choose, flush: typed.flush, add }
}

/** Writes what is whole and says what became of it; not while it is being written. Resolves to whether there was any. */
function onceAtATime<D>(
  key: string,
  whole: () => D | null,
  write: (record: D) => Promise<void>,
): () => Promise<boolean> {
  const saves = useSaveStatus()
  let isWriting = false
  return async () => {
    const asked = whole()
    if (asked === null) return false
    if (isWriting) return true
    isWriting = true
    // Repeated later, it takes along what was typed since.
    await saves.track(key, () => write(whole() ?? asked))
    isWriting = false
    return true
  }
}

type Fields<D extends object> = Pick<RecordForm<D>, 'draft' | 'set'>

/** What can be stored is given on; the rest stays on the screen until it can. */
function checkedFields<D extends object>(
  typed: TypedFields<D>,
  problemsOf: RecordKind<D>['problemsOf'],
): Fields<D> {
  const held = shallowRef<Partial<D>>({})
  const draft = computed(() => typed.draft.value && { ...typed.draft.value, ...held.value })
  function set(fields: Partial<D>): void {
    held.value = { ...held.value, ...fields }
    if (!draft.value) return
    const wrong = problemsOf(draft.value)
    const names = Object.keys(held.value) as (keyof D)[]
    const fit = picked(
      held.value,
      names.filter((name) => wrong[name] === undefined),
    )
    held.value = picked(
      held.value,
      names.filter((name) => !(name in fit)),
    )
    if (Object.keys(fit).length > 0) typed.set(fit)
  }
  return { draft, set }
}

function picked<D extends object>(fields: Partial<D>, names: readonly (keyof D)[]): Partial<D> {
  return Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<D>
}
