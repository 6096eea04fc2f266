import type * as z from 'zod/mini'
import type { manifestSchema } from './formats/format-5'

/** Format of the files that this Kibe writes. */
export const FORMAT_VERSION = '5'
/** Where the manifest stands in the file. */
export const MANIFEST_PATH = 'manifest.json'

/** Which Kibe makes a file, and when. */
export interface FileOrigin {
  readonly appVersion: string
  /** A UTC instant; only shown. */
  readonly createdAt: string
}

/** What a file of the newest format says of itself. */
export type Manifest = z.infer<typeof manifestSchema>
/** Everything, to be restored from; or some of it, for somebody else. */
export type FilePurpose = Manifest['purpose']

/** Where the records of a kind stand in the file. */
export function recordsPath(kind: string): string {
  return `records/${kind}.json`
}

/** Where an attachment's bytes stand, in the file or in the folder beside it. */
export function attachmentPath(sha256: string): string {
  return `attachments/${sha256}`
}
