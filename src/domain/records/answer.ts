import * as z from 'zod/mini'
import { baseFields, uuidSchema } from './base'

const valueSchema = z.union([z.number(), z.string().check(z.maxLength(20_000)), z.array(z.string())])

/** What a person has said of one item. Four different things, never mixed (scoring.md §1). */
export const answerContentSchema = z.strictObject({
  state: z.enum(['answered', 'na', 'dontKnow', 'unanswered']),
  /** Level, figure, or id(s) of choices; null unless `state` is `answered`. */
  value: z.nullable(valueSchema),
  /** Why the item does not apply; empty unless `state` is `na`. */
  naReason: z.string().check(z.maxLength(2_000)),
  note: z.string().check(z.maxLength(20_000)),
})

/** What a person has said of one item. */
export type AnswerContent = z.infer<typeof answerContentSchema>
/** The value of an answered item: a level or figure, a choice's id, or several. */
export type AnswerValue = NonNullable<AnswerContent['value']>

/** The content of an item nobody has touched. */
export const EMPTY_ANSWER: AnswerContent = { state: 'unanswered', value: null, naReason: '', note: '' }

/** The key of an answer: sheet and item. */
export function answerId(sheetId: string, itemId: string): string {
  return `${sheetId}/${itemId}`
}

/** One sheet's answer to one item. Its `id` is `answerId(sheetId, itemId)`. */
export const answerSchema = z
  .strictObject({
    ...baseFields,
    id: z.string(),
    sheetId: uuidSchema,
    itemId: z.string(),
    content: answerContentSchema,
  })
  .check(z.refine(({ id, sheetId, itemId }) => id === answerId(sheetId, itemId)))

/** One sheet's answer to one item. */
export type Answer = z.infer<typeof answerSchema>

/** What an answer was before it was changed: written once, in the same transaction as the change. */
export const revisionSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  sheetId: uuidSchema,
  itemId: z.string(),
  content: answerContentSchema,
})

/** What an answer was before it was changed. `createdAt` is when it stopped being so. */
export type Revision = z.infer<typeof revisionSchema>
