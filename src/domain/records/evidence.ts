import * as z from 'zod/mini'
import { baseFields, dateSchema, sha256Schema, uuidSchema } from './base'

/** Kinds of evidence; a lasting resolution (დადგენილება) is not a one-off order (განკარგულება). */
export const EVIDENCE_KINDS = [
  'resolution',
  'order',
  'minutes',
  'report',
  'webPage',
  'photo',
  'file',
  'other',
] as const
/** Largest file that may be attached, in bytes; said before the person chooses. */
export const MAX_ATTACHMENT_BYTES = 20_000_000

/** A document, link, figure or photo that supports an answer. */
export const evidenceSchema = z.strictObject({
  ...baseFields,
  id: uuidSchema,
  sheetId: uuidSchema,
  itemId: z.string(),
  kind: z.enum(EVIDENCE_KINDS),
  title: z.string().check(z.maxLength(500)),
  number: z.string().check(z.maxLength(100)),
  date: z.nullable(dateSchema),
  /** Empty, or an http or https address. */
  link: z.string().check(z.regex(/^$|^https?:\/\/\S+$/i), z.maxLength(2_000)),
  attachment: z.nullable(
    z.strictObject({
      sha256: sha256Schema,
      name: z.string().check(z.maxLength(255)),
      mime: z.string(),
      size: z.int().check(z.nonnegative()),
    }),
  ),
})

/** A document, link, figure or photo that supports an answer. */
export type Evidence = z.infer<typeof evidenceSchema>
/** What a person enters for one piece of evidence. */
export type EvidenceDraft = Pick<Evidence, 'kind' | 'title' | 'number' | 'date' | 'link'>

/** The bytes of a file, stored once under their hash. `id` is the SHA-256. */
export const attachmentSchema = z
  .strictObject({
    ...baseFields,
    id: sha256Schema,
    mime: z.string(),
    size: z.int().check(z.nonnegative()),
    bytes: z.instanceof(Uint8Array),
  })
  .check(z.refine(({ size, bytes }) => size === bytes.length))

/** The bytes of a file, stored once under their hash. */
export type Attachment = z.infer<typeof attachmentSchema>
