import * as z from 'zod/mini'
import { instantSchema } from '@/domain/records/base'

/** A number of records or bytes. */
export const wholeSchema = z.int().check(z.nonnegative())
/** The version of the Kibe that made the file; only shown. */
export const appVersionSchema = z.string().check(z.maxLength(60))
/** A UTC instant that exists, so that it can be shown. */
export const momentSchema = instantSchema.check(z.refine((text) => !Number.isNaN(Date.parse(text))))
