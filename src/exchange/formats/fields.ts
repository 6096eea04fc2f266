import * as z from 'zod/mini'

/** A number of records or bytes. */
export const wholeSchema = z.int().check(z.nonnegative())
/** The version of the Kibe that made the file; only shown. */
export const appVersionSchema = z.string().check(z.maxLength(60))
