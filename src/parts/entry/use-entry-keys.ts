import { nextTick, type Ref } from 'vue'
import { isEntryField, moveOn } from './move-on'

/** What keys do in a form that is typed in from paper: Enter moves on, Shift+Enter back, Ctrl+Enter calls `save`. */
export function useEntryKeys(
  form: Readonly<Ref<HTMLFormElement | null>>,
  save: () => Promise<unknown>,
): (event: KeyboardEvent) => Promise<void> {
  return async (event) => {
    const { key, target, ctrlKey, metaKey, shiftKey } = event
    const isSaving = ctrlKey || metaKey
    if (key !== 'Enter' || !(isSaving || isEntryField(target))) return
    event.preventDefault()
    if (isSaving) {
      await save()
      return
    }
    // What was typed may just have opened or closed the next field.
    await nextTick()
    if (form.value && isEntryField(target)) moveOn(form.value, target, shiftKey)
  }
}
