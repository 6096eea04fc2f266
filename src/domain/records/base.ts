import * as z from 'zod/mini'
import { isCalendarDate } from '@/domain/shared/calendar'

/**
 * Who has seen which edits: per replica, the number of edits it has made to this record. Never decided by a clock. A
 * replica is one database on one device for as long as windows of it are open (`Writing.begin`). In a partial record some
 * names end in `/part`: of those edits something was left out.
 */
export type Version = Record<string, number>

/** The highest counter of a version: more than anybody edits, and few enough that the sums of them stay exact. */
export const MAX_EDITS = 1_000_000_000

/** UTC instant `YYYY-MM-DDThh:mm:ss(.s…)Z`, of a day that there is, so that it can be shown. */
export const instantSchema = z
  .string()
  .check(
    z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/),
    z.refine(isCalendarDate),
  )
/** Calendar date `YYYY-MM-DD`, of a day that there is. */
export const dateSchema = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), z.refine(isCalendarDate))
/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/))
/** A UUID. */
export const uuidSchema = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))

/** Fields of every stored record. `updatedAt` is shown to people and never decides anything. */
export const baseFields = {
  schema: z.literal(1),
  version: z.record(z.string(), z.int().check(z.positive(), z.maximum(MAX_EDITS))),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** When it was put into the bin; null while it lives. */
  deletedAt: z.nullable(instantSchema),
  /** There where something (a name, a note, a file) was left out when it was shared: it never replaces a whole one (see `partly`). */
  isPartial: z.optional(z.literal(true)),
}

/** What every record has. */
export interface BaseRecord {
  id: string
  schema: number
  version: Version
  createdAt: string
  updatedAt: string
  deletedAt: string | null
  isPartial?: true | undefined
}
