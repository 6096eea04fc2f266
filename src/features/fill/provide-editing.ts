import { computed, onScopeDispose, provide, watch } from 'vue'
import { editingKey, type Editing } from '@/parts/items/use-editing'
import { useTypedText } from '@/parts/typed-text'
import { useUndo } from '@/parts/undo'
import { useBundle } from '@/parts/use-assessment'
import { useSheetLock } from '@/parts/use-sheet-lock'

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
