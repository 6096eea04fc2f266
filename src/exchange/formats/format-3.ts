import * as z from 'zod/mini'
import { CARRIED_KINDS } from '@/domain/records/registry'
import type { Format } from './format'
import { manifestSchema as before } from './format-2'

/** `manifest.json` of format 3. */
export const manifestSchema = z.extend(before, { formatVersion: z.literal('3') })

/**
 * The format with anonymous sheets of surveys; with assessments moved from another version of their questionnaire, and
 * the answers to confirm in them; with rows of tables and rosters as answers.
 */
export const format3: Format = { version: '3', kinds: CARRIED_KINDS, manifestSchema, up: null }
