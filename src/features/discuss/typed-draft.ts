import { useTypedDraft as useDraft, type DraftForm, type TypedDraft } from '@/parts/typed-draft'

/** A draft of the discussion; its key is told from those of other screens. */
export function useTypedDraft<T>(form: DraftForm<T>): TypedDraft<T> {
  return useDraft({ ...form, key: () => `discuss/${form.key()}` })
}
