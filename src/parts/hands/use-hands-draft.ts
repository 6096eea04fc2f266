import { computed, type ComputedRef } from 'vue'
import * as z from 'zod/mini'
import { canonicalJson } from '@/domain/questionnaire/canonical'
import { useTypedDraft } from '@/parts/typed-draft'

/** How many chose each level, as it is written, by the level as text. */
export type WrittenCounts = Readonly<Record<string, string>>

/** A count of hands that is being typed, and how it stands to what is stored. */
export interface HandsDraft {
  /** What stands in the fields. */
  readonly shown: ComputedRef<WrittenCounts>
  readonly stored: ComputedRef<WrittenCounts>
  /** What was typed, whatever is shown. */
  readonly typed: ComputedRef<WrittenCounts>
  /** What is shown is stored; or typed and not saved; or, since it was typed, another count was stored: a person chooses. */
  readonly standing: ComputedRef<'stored' | 'notSaved' | 'meanwhile'>
  readonly type: (level: string, text: string) => void
  /** What was typed is wanted, also beside what is stored now. */
  readonly takeTyped: () => void
  /** What was typed is no longer wanted. */
  readonly forget: () => void
  /** What is shown is being stored as these counts; call the result once it is: what was typed since stays. */
  readonly saving: (counts: Readonly<Record<string, number>>) => () => void
}

/** Which count of hands is meant. */
export interface HandsForm {
  /** Assessment, item and vote. */
  readonly key: () => string
  /** What is stored, by level; empty where nothing was counted. */
  readonly stored: () => Readonly<Record<string, number>>
}

const texts = z.record(z.string(), z.string())
const draftSchema = z.strictObject({ counts: texts, from: texts })

/** One draft of a count for every screen that hands are counted on; it knows which count it began from. */
export function useHandsDraft(form: HandsForm): HandsDraft {
  const stored = computed(() => written(form.stored()))
  const draft = useTypedDraft<{ counts: WrittenCounts; from: WrittenCounts }>({
    key: () => `hands/${form.key()}`,
    start: () => ({ counts: stored.value, from: stored.value }),
    parse: (given) => draftSchema.parse(given),
  })
  const typed = computed(() => draft.typed.value.counts)
  const standing = computed(() => {
    const { counts, from } = draft.typed.value
    if (isSame(counts, stored.value) || isSame(counts, from)) return 'stored'
    return isSame(from, stored.value) ? 'notSaved' : 'meanwhile'
  })
  const shown = computed(() =>
    standing.value === 'notSaved' || isSame(typed.value, stored.value) ? typed.value : stored.value,
  )
  return {
    shown,
    stored,
    typed,
    standing,
    type: (level, text) => draft.edit({ counts: { ...shown.value, [level]: text }, from: stored.value }),
    takeTyped: () => draft.edit({ from: stored.value }),
    forget: () => draft.forget(),
    saving(counts) {
      const given = draft.typed.value
      return () => {
        draft.forget(given)
        if (draft.isBegun.value) draft.edit({ from: written(counts) })
      }
    },
  }
}

function written(counts: Readonly<Record<string, number>>): WrittenCounts {
  return Object.fromEntries(Object.entries(counts).map(([level, count]) => [level, String(count)]))
}

/** Whether both say the same: an empty field says 0. */
function isSame(one: WrittenCounts, other: WrittenCounts): boolean {
  return canonicalJson(saidIn(one)) === canonicalJson(saidIn(other))
}

/** What is not 0, as it was written; by level. */
export function saidIn(counts: WrittenCounts): WrittenCounts {
  return Object.fromEntries(
    Object.entries(counts)
      .map(([level, text]) => [level, text.trim().replace(/^0+(?=\d)/, '')] as const)
      .filter(([, text]) => text !== '' && text !== '0'),
  )
}
