import { ref, watch, type Ref } from 'vue'
import * as z from 'zod/mini'
import { ACTION_STATUSES, type UpdateDraft } from '@/domain/records/plan'
import { injected } from '@/platform/injected'
import { lastWordsKey } from '@/platform/last-words'

/** An entry that is perhaps not fit to be stored yet. */
const entrySchema = z.strictObject({
  date: z.string(),
  status: z.enum(ACTION_STATUSES),
  text: z.string(),
  evidence: z.string(),
  link: z.string(),
})

/** The entry being written to the history of an action; it outlives its page. */
export interface UseEntry {
  readonly entry: Ref<UpdateDraft>
  /** False of what is only shown here: it may be another window's, and stored there. */
  readonly isWrittenHere: () => boolean
  /** Begins an empty one. */
  readonly renew: () => void
}

/** The entry of this action that was begun and not stored, or an empty one. */
export function useEntry(actionId: string, empty: () => UpdateDraft): UseEntry {
  const lastWords = injected(lastWordsKey)
  const key = `update/${actionId}`
  const entry = ref(entryIn(lastWords.under(key).get(key) ?? 'null') ?? empty())
  let isWrittenHere = false
  watch(
    entry,
    (now) => {
      isWrittenHere = `${now.text}${now.evidence}${now.link}`.trim() !== ''
      if (isWrittenHere) lastWords.put(key, JSON.stringify(now))
      else lastWords.remove(key)
    },
    { deep: true, flush: 'sync' },
  )
  return { entry, isWrittenHere: () => isWrittenHere, renew: () => (entry.value = empty()) }
}

/** Null when it is no entry. */
function entryIn(json: string): UpdateDraft | null {
  try {
    return entrySchema.parse(JSON.parse(json))
  } catch {
    return null
  }
}
