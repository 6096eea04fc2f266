import * as z from 'zod/mini'
import { instantSchema, sha256Schema } from '@/domain/records/base'
import { CARRIED_KINDS, type Kind } from '@/domain/records/registry'

/** Format of the file that this Kibe writes. */
export const FORMAT_VERSION = '1'
/** Where the manifest stands in the file. */
export const MANIFEST_PATH = 'manifest.json'

const wholeSchema = z.int().check(z.nonnegative())

/** The shape of `manifest.json`, format version 1. */
export const manifestSchema = z.strictObject({
  format: z.literal('kibe'),
  formatVersion: z.literal(FORMAT_VERSION),
  appVersion: z.string().check(z.maxLength(60)),
  createdAt: instantSchema,
  /** Number of records of each kind, those in the bin included. */
  counts: z.record(z.string(), wholeSchema),
  /** Every other entry of the file. */
  entries: z.record(z.string(), z.strictObject({ sha256: sha256Schema, size: wholeSchema })),
})

/** What a file says of itself. */
export type Manifest = z.infer<typeof manifestSchema>

/** Where the records of a kind stand in the file. */
export function recordsPath(kind: Kind): string {
  return `records/${kind}.json`
}

/** Where an attachment's bytes stand in the file. */
export function attachmentPath(sha256: string): string {
  return `attachments/${sha256}`
}

/** What an entry is by its path: the manifest, records, an attachment, records of a kind not known here, or strange. */
export function entryRole(path: string): 'manifest' | 'records' | 'attachment' | 'unknownKind' | 'strange' {
  if (path === MANIFEST_PATH) return 'manifest'
  if (CARRIED_KINDS.some((kind) => recordsPath(kind) === path)) return 'records'
  if (/^attachments\/[0-9a-f]{64}$/.test(path)) return 'attachment'
  return /^records\/[a-zA-Z]{1,60}\.json$/.test(path) ? 'unknownKind' : 'strange'
}
