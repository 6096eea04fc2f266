import * as z from 'zod/mini'
import { CARRIED_KINDS } from '@/domain/records/registry'
import type { Format } from './format'
import { manifestSchema as before } from './format-4'

/** `manifest.json` of format 5. */
export const manifestSchema = z.extend(before, { formatVersion: z.literal('5') })

/**
 * The format with programmes, saved selections, practices and external indices; with municipalities that have agreed to
 * be found by others.
 */
export const format5: Format = { version: '5', kinds: CARRIED_KINDS, manifestSchema, up: null }
