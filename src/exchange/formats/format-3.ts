import * as z from 'zod/mini'
import type { Format } from './format'
import { format2, manifestSchema as before } from './format-2'

/** The kinds that format 4 added. */
export const NEW_IN_4 = [
  'workshops',
  'participants',
  'participantNames',
  'ballots',
  'hands',
  'decisions',
  'priorityVotes',
]

/** `manifest.json` of format 3. */
export const manifestSchema = z.extend(before, { formatVersion: z.literal('3') })

/**
 * The format with anonymous sheets of surveys; with assessments moved from another version of their questionnaire, and
 * the answers to confirm in them; with rows of tables and rosters as answers.
 */
export const format3: Format = {
  version: '3',
  kinds: [...format2.kinds, 'responses'],
  manifestSchema,
  up: {
    manifest: (manifest) => ({
      ...manifest,
      formatVersion: '4',
      counts: { ...manifest.counts, ...Object.fromEntries(NEW_IN_4.map((kind) => [kind, 0])) },
    }),
    records: (records) => NEW_IN_4.reduce((rows, kind) => rows.set(kind, []), records),
  },
}
