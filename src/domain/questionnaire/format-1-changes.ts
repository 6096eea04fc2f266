import * as z from 'zod/mini'
import { idSchema, semverSchema, textSchema } from './format-1-parts'

/** A person has to look at what was carried over. */
const confirm = z.optional(z.literal(true))

/** What became of an item of the previous version. Items that are not named and have the same id are the same. */
const changeSchema = z.discriminatedUnion('kind', [
  /** The same question under another id. */
  z.strictObject({ kind: z.literal('same'), from: idSchema, to: idSchema }),
  z.strictObject({ kind: z.literal('reworded'), item: idSchema, confirm }),
  /** The same question on another scale: each old value, as text, with the new one. A value not listed is not carried over. */
  z.strictObject({
    kind: z.literal('rescaled'),
    from: idSchema,
    to: idSchema,
    values: z.record(z.string(), z.union([z.number(), z.string()])),
    confirm,
  }),
  /** Several became one: the lowest or highest of their values, or none. */
  z.strictObject({
    kind: z.literal('merged'),
    from: z.array(idSchema).check(z.minLength(2)),
    to: idSchema,
    take: z.enum(['lowest', 'highest', 'none']),
    confirm,
  }),
  /** One became several, each of which begins with its value. */
  z.strictObject({
    kind: z.literal('split'),
    from: idSchema,
    to: z.array(idSchema).check(z.minLength(2)),
    confirm,
  }),
  z.strictObject({ kind: z.literal('new'), item: idSchema }),
  z.strictObject({ kind: z.literal('dropped'), item: idSchema, reason: z.optional(textSchema) }),
])

/** What changed since another version, and how its answers are carried over. */
export const changesSchema = z.strictObject({
  since: semverSchema,
  /** What changed, in a few sentences for the people who answer. */
  summary: textSchema,
  items: z.array(changeSchema),
})

/** What became of an item of the previous version. */
export type ItemChange = z.infer<typeof changeSchema>
