import * as z from 'zod/mini'
import type { Format } from './format'
import { format3, manifestSchema as before, NEW_IN_4 } from './format-3'

const NEW_IN_5 = ['programmes', 'selections', 'practices', 'indices']

/** `manifest.json` of format 4. */
export const manifestSchema = z.extend(before, { formatVersion: z.literal('4') })

/** The format with workshops: participants and their names, ballots, hands, decisions and points. */
export const format4: Format = {
  version: '4',
  kinds: [...format3.kinds, ...NEW_IN_4],
  manifestSchema,
  up: {
    manifest: (manifest) => ({
      ...manifest,
      formatVersion: '5',
      counts: { ...manifest.counts, ...Object.fromEntries(NEW_IN_5.map((kind) => [kind, 0])) },
    }),
    records: (records) => NEW_IN_5.reduce((rows, kind) => rows.set(kind, []), records),
  },
}
