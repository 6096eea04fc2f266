import * as z from 'zod/mini'
import { answerContentSchema, answerId } from '@/domain/records/answer'
import { injected } from '@/platform/injected'
import { lastWordsKey } from '@/platform/last-words'
import type { AnswerEdit } from '@/parts/items/answer-edits'

interface EditOf {
  readonly sheetId: string
  readonly itemId: string
  readonly edit: AnswerEdit
}

/** Edits that are put down at once, in case the page ends before they are in storage. */
export interface LastEdits {
  readonly putDown: (edit: EditOf) => void
  /** It is in storage; what was put down of the same answer since, perhaps by another window, stays. */
  readonly drop: (edit: EditOf) => void
  /** By item, what pages that have ended could not write. */
  readonly ofSheet: (sheetId: string) => ReadonlyMap<string, AnswerEdit>
}

/** An edit may be one that storage refuses, a text that is too long for example: it stays until it is corrected. */
const editSchema = z.partial(
  z.strictObject({ ...answerContentSchema.shape, naReason: z.string(), note: z.string() }),
)

/**
 * The edits that are put down. A page that is closed or loaded anew does not live to see a transaction complete that it
 * begins then (seen in Chromium 156).
 */
export function useLastEdits(): LastEdits {
  const lastWords = injected(lastWordsKey)
  return {
    putDown: ({ sheetId, itemId, edit }) => lastWords.put(answerId(sheetId, itemId), JSON.stringify(edit)),
    drop({ sheetId, itemId, edit }) {
      const key = answerId(sheetId, itemId)
      if (lastWords.under(key).get(key) === JSON.stringify(edit)) lastWords.remove(key)
    },
    ofSheet(sheetId) {
      const beginning = answerId(sheetId, '')
      const found = [...lastWords.under(beginning)].flatMap(([key, text]): [string, AnswerEdit][] => {
        const edit = editIn(text)
        return edit ? [[key.slice(beginning.length), edit]] : []
      })
      return new Map(found)
    },
  }
}

/** Null when it is no edit. */
function editIn(json: string): AnswerEdit | null {
  try {
    // What comes from JSON has no field that is there and undefined.
    return editSchema.parse(JSON.parse(json)) as AnswerEdit
  } catch {
    return null
  }
}
