import { defineStore } from 'pinia'
import * as z from 'zod/mini'
import { actionSchema } from '@/domain/records/plan'
import { isSameJson } from '@/domain/records/same-json'
import { injected } from '@/platform/injected'
import { lastWordsKey } from '@/platform/last-words'
import type { TypedFields } from './typed-fields'

/** The fields that a person enters. Long texts pass: storage says what is wrong with them, and they can be corrected. */
const fieldsSchema = z.partial(
  z.extend(
    z.omit(actionSchema, {
      id: true,
      assessmentId: true,
      schema: true,
      version: true,
      createdAt: true,
      updatedAt: true,
      deletedAt: true,
    }),
    {
      title: z.string(),
      responsible: z.string(),
      partners: z.string(),
      moneySource: z.string(),
      result: z.string(),
      measure: z.string(),
    },
  ),
)
const typedSchema = z.strictObject({ edit: fieldsSchema, before: fieldsSchema, onTheWay: fieldsSchema })

/**
 * What is typed into actions, put down at once in case the page ends before it is in storage. Each editor has a place of
 * its own, so that two windows do not write over each other's words.
 */
export const useLastActions = defineStore('last-actions', () => {
  const lastWords = injected(lastWordsKey)
  /** Editors of this window whose words another one has taken up. */
  const takenUp = new Set<string>()
  const keyOf = (actionId: string, editor: string) => `action/${actionId}/${editor}`

  /** Keeps what an editor has typed; null once all of it is in storage. */
  function keep(actionId: string, editor: string, typed: TypedFields | null): void {
    const key = keyOf(actionId, editor)
    takenUp.delete(key)
    if (typed) lastWords.put(key, JSON.stringify(typed))
    else lastWords.remove(key)
  }
  /** This is in storage: it need not be kept, unless more was typed since. */
  function written(actionId: string, editor: string, edit: TypedFields['edit']): void {
    const key = keyOf(actionId, editor)
    if (isSameJson(typedIn(lastWords.under(key).get(key) ?? '')?.edit, edit)) lastWords.remove(key)
  }
  /** What pages that have ended, or could not store it, have typed into this action; whoever asks takes it over. */
  function takeUp(actionId: string): TypedFields[] {
    return [...lastWords.under(keyOf(actionId, ''))].flatMap(([key, text]) => {
      const typed = typedIn(text)
      if (!typed) return []
      takenUp.add(key)
      lastWords.remove(key)
      return [typed]
    })
  }
  /** Whether this editor's words are another one's now: then it must not write them any more. */
  const isTakenUp = (actionId: string, editor: string) => takenUp.has(keyOf(actionId, editor))

  return { keep, written, takeUp, isTakenUp }
})

/** Null when it is nothing that was typed into an action. */
function typedIn(json: string): TypedFields | null {
  try {
    // What comes from JSON has no field that is there and undefined.
    return typedSchema.parse(JSON.parse(json)) as TypedFields
  } catch {
    return null
  }
}
