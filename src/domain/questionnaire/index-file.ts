import * as z from 'zod/mini'
import { questionnaireSchema } from './format-1'
import { idSchema, semverSchema, textSchema } from './format-1-parts'

const { status, kind } = questionnaireSchema.shape

const indexEntrySchema = z.object({
  id: idSchema,
  version: semverSchema,
  status,
  kind,
  title: textSchema,
  languages: z.array(z.string()),
  /** Where the file is, seen from the folder of the index; never outside of it. */
  path: z.string().check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*\.json$/)),
  /** Size of the file in bytes. */
  size: z.int().check(z.positive()),
  /** Fingerprint of the questionnaire. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})

/** The shape of `questionnaires/index.json`: what a host offers. Fields added later are ignored. */
export const indexFileSchema = z.object({
  formatVersion: z.literal('1'),
  /** By id, then by version, newest first. */
  questionnaires: z.array(indexEntrySchema),
})

/** One questionnaire that a host offers. */
export type IndexEntry = z.infer<typeof indexEntrySchema>
/** What a host offers. */
export type IndexFile = z.infer<typeof indexFileSchema>
