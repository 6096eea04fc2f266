import { computed, onScopeDispose, provide, watch, type ComputedRef, type InjectionKey } from 'vue'
import { useTypedText } from '@/parts/typed-text'
import { useUndo } from '@/parts/undo'
import { useBundle } from '@/parts/use-assessment'
import { useSheetLock } from '@/parts/use-sheet-lock'
import { injected } from '@/platform/injected'

/** Why a sheet is only read: it is finished; another window edits it; another window has taken it from this one. */
export type ReadOnlyReason = 'final' | 'elsewhere' | 'taken'

/** Whether the open sheet can be edited in this window. */
export interface Editing {
  /** Null while it can be edited. */
  readonly readOnly: ComputedRef<ReadOnlyReason | null>
  /** For a moment as the page opens: not known yet whether another window edits the sheet. */
  readonly isAsking: ComputedRef<boolean>
  /** Edits here; another window that did so writes what was typed there and then only reads. */
  readonly takeOver: () => void
  /** Offers to take back what was just done in the sheet. The offer ends when the sheet is no longer edited here. */
  readonly proposeUndo: (sentence: string, undo: () => Promise<unknown>) => void
}

const editingKey: InjectionKey<Editing> = Symbol('editing')

/** Claims the open sheet for a page and its parts, unless its assessment is finished. */
export function provideEditing(): Editing {
  const bundle = useBundle()
  const texts = useTypedText()
  const isFinal = computed(() => bundle.value.assessment.state === 'final')
  const { access, takeOver } = useSheetLock(
    () => (isFinal.value ? null : bundle.value.sheet.id),
    () => texts.flush(),
  )
  const readOnly = computed(() => {
    if (isFinal.value) return 'final'
    return access.value === 'elsewhere' || access.value === 'taken' ? access.value : null
  })
  const isAsking = computed(() => access.value === 'asking')
  const editing = { readOnly, isAsking, takeOver, proposeUndo: offersWhile(readOnly) }
  provide(editingKey, editing)
  return editing
}

/** Whether the sheet that the page has opened can be edited. */
export function useEditing(): Editing {
  return injected(editingKey)
}

function offersWhile(readOnly: Editing['readOnly']): Editing['proposeUndo'] {
  const store = useUndo()
  let own: (() => Promise<unknown>) | null = null
  let isLeft = false
  const withdraw = () => {
    if (own && store.offer?.undo === own) store.dismiss()
  }
  watch(readOnly, withdraw, { flush: 'sync' })
  onScopeDispose(() => {
    isLeft = true
    withdraw()
  })
  return (sentence, undo) => {
    // What is taken back may have been on its way when the sheet was left or handed over.
    if (isLeft || readOnly.value !== null) return
    own = undo
    store.propose(sentence, undo)
  }
}
