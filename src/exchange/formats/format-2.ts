import * as z from 'zod/mini'
import { instantSchema, sha256Schema } from '@/domain/records/base'
import { appVersionSchema, wholeSchema } from './fields'
import type { Format } from './format'
import { format1 } from './format-1'

/** `manifest.json` of format 2. */
export const manifestSchema = z.strictObject({
  format: z.literal('kibe'),
  formatVersion: z.literal('2'),
  appVersion: appVersionSchema,
  createdAt: instantSchema,
  purpose: z.enum(['backup', 'share']),
  /** What was left out of the records. */
  omitted: z.array(z.enum(['names', 'notes', 'attachments'])),
  /** Number of records of each kind, those in the bin included. */
  counts: z.record(z.string(), wholeSchema),
  /** Every other entry of the file, by path. */
  entries: z.record(z.string(), z.strictObject({ sha256: sha256Schema, size: wholeSchema })),
  /** Attachments kept in a folder beside the file: SHA-256 → size in bytes. */
  beside: z.record(sha256Schema, wholeSchema),
})

/** The format with versions beside the main one, with files to share, and with attachments beside the file. */
export const format2: Format = {
  version: '2',
  kinds: [...format1.kinds, 'siblings'],
  manifestSchema,
  up: {
    manifest: (manifest) => ({
      ...manifest,
      formatVersion: '3',
      counts: { ...manifest.counts, responses: 0 },
    }),
    records: (records) => records.set('responses', []),
  },
}
