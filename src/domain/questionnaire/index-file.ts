import * as z from 'zod/mini'
import { summarySchema } from './summary'

const indexEntrySchema = z.extend(summarySchema, {
  /** Where the file is, seen from the folder of the index; never outside of it. */
  path: z.string().check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*\.json$/)),
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
