import * as z from 'zod/mini'
import { instantSchema, sha256Schema } from '@/domain/records/base'
import { appVersionSchema, wholeSchema } from './fields'
import type { Format } from './format'

/** `manifest.json` of format 1. */
const manifestSchema = z.strictObject({
  format: z.literal('kibe'),
  formatVersion: z.literal('1'),
  appVersion: appVersionSchema,
  createdAt: instantSchema,
  counts: z.record(z.string(), wholeSchema),
  entries: z.record(z.string(), z.strictObject({ sha256: sha256Schema, size: wholeSchema })),
})

/** The first format: always a backup of everything, no versions beside the main one, all attachments inside. */
export const format1: Format = {
  version: '1',
  kinds: [
    'assessments',
    'sheets',
    'answers',
    'revisions',
    'evidence',
    'attachments',
    'plans',
    'actions',
    'updates',
    'questionnaires',
  ],
  manifestSchema,
  up: {
    manifest: (manifest) => ({
      ...manifest,
      formatVersion: '2',
      purpose: 'backup',
      omitted: [],
      counts: { ...manifest.counts, siblings: 0 },
      beside: {},
    }),
    records: (records) => records.set('siblings', []),
  },
}
