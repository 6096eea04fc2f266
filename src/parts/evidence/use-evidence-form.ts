import { computed, reactive, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Evidence } from '@/domain/records/evidence'
import { formOf, type EvidenceForm } from './evidence-form'
import { useEvidenceWords, type BegunEvidence } from './evidence-words'

/** The form of one piece of evidence; what is entered is kept until it is saved, also where the page ends. */
export interface UseEvidenceForm {
  readonly form: EvidenceForm
  /** Whether the form was opened with what was entered before; whether that was taken out of it since. */
  readonly before: Readonly<Ref<'none' | 'shown' | 'cleared'>>
  /** A file had been chosen, which could not be kept, and none has been chosen since. */
  readonly needsFileAgain: ComputedRef<boolean>
  /** Takes out what was entered, or puts it back. */
  readonly toggle: () => void
  /** The form is being saved: gives what to do once it is. */
  readonly saving: () => () => void
}

/** The form of this piece of evidence, or of a new one of the item. */
export function useEvidenceForm(
  evidence: Evidence | null,
  itemId: string,
  hasFile: () => boolean,
): UseEvidenceForm {
  const words = useEvidenceWords()
  const id = evidence?.id ?? itemId
  const saved = formOf(evidence)
  const begun = words.read(id)
  const form = reactive({ ...saved, ...begun?.fields })
  const hadFile = ref(begun?.hadFile ?? false)
  const before = ref<'none' | 'shown' | 'cleared'>(begun ? 'shown' : 'none')
  let cleared: BegunEvidence | null = null

  const entered = () => ({ fields: changed(form, saved), hadFile: hadFile.value || hasFile() })
  watch(entered, (now) => words.keep(id, now), { flush: 'sync' })

  function toggle(): void {
    const isBack = before.value === 'cleared'
    const next = isBack ? cleared : null
    cleared = isBack ? null : entered()
    Object.assign(form, saved, next?.fields)
    hadFile.value = next?.hadFile ?? false
    before.value = isBack ? 'shown' : 'cleared'
  }
  return {
    form,
    before,
    needsFileAgain: computed(() => hadFile.value && !hasFile()),
    toggle,
    saving: () => words.saving(id),
  }
}

function changed(form: EvidenceForm, saved: EvidenceForm): Partial<EvidenceForm> {
  const fields = Object.entries(form) as [keyof EvidenceForm, string][]
  return Object.fromEntries(fields.filter(([name, text]) => text !== saved[name]))
}
