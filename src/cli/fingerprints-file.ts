import * as z from 'zod/mini'
import { readJsonFile } from './read-questionnaire'

const fingerprintsSchema = z.record(
  z.string().check(z.regex(/^[^/]+\/[^/]+$/)),
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
)

/** The fingerprints of published questionnaires, by `<id>/<version>`. */
export type Fingerprints = Readonly<Record<string, string>>

/** Reads the fingerprints; none where there is no file yet, null where there is one that is not what it should be. */
export function readFingerprints(path: string): Fingerprints | null {
  const file = readJsonFile(path)
  if (file.state === 'unreadable' && file.reason === 'missing') return {}
  if (file.state !== 'read') return null
  return fingerprintsSchema.safeParse(file.document).data ?? null
}

/** The text of the file of fingerprints, sorted by their keys. */
export function fingerprintsText(fingerprints: Fingerprints): string {
  const sorted = Object.entries(fingerprints).sort(([a], [b]) => (a < b ? -1 : 1))
  return jsonText(Object.fromEntries(sorted))
}

/** A document as the files of questionnaires are written: two spaces, a line break at the end. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`
}
